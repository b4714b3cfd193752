"""A column per thread: main stands last and narrow, for it mostly waits. Too many for the width can be scrolled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from core.scheduler.scene import Scene
from gui.step.thread_column import ThreadColumn
from gui.theme import Look

translate = QCoreApplication.translate

_LEAST = 200
_LEAST_MAIN = 172
_GAP = 12


class Columns(QScrollArea):
    step_requested = Signal(int)
    run_requested = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_compact = self._has_run = False
        self._columns: dict[int, ThreadColumn] = {}
        self._inside = QWidget()
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._empty = QLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._row.addWidget(self._empty, 1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_look(look)
        self._retranslate()

    def show_scene(self, scene: Scene | None) -> None:
        """None: nothing is known yet; what was shown stays until something is."""
        self.setEnabled(scene is not None)
        if scene is None:
            return
        self._empty.hide()
        numbers = [thread.number for thread in scene.threads]
        if numbers != list(self._columns):
            self._rebuild(numbers)
        for thread in scene.threads:
            self._columns[thread.number].show_thread(thread)

    def clear(self) -> None:
        """There are no threads to show."""
        self._rebuild([])
        self._empty.show()

    def column(self, number: int) -> ThreadColumn | None:
        return self._columns.get(number)

    def set_has_run(self, has_run: bool) -> None:
        """Whether running to the next shared access is something else than a step."""
        self._has_run = has_run
        for column in self._columns.values():
            column.set_has_run(has_run)

    def _rebuild(self, numbers: list[int]) -> None:
        for number in [number for number in self._columns if number not in numbers]:
            self._columns.pop(number).deleteLater()
        self._columns = {number: self._columns.get(number) or self._new(number) for number in numbers}
        for number in [*(number for number in numbers if number), *(number for number in numbers if not number)]:
            self._row.removeWidget(self._columns[number])
            self._row.addWidget(self._columns[number], 1 if number == 0 and len(numbers) > 1 else 2)
        self._fit()

    def _new(self, number: int) -> ThreadColumn:
        column = ThreadColumn(number, self._look, self._inside)
        column.step_requested.connect(self.step_requested)
        column.run_requested.connect(self.run_requested)
        column.set_compact(self._is_compact)
        column.set_has_run(self._has_run)
        return column

    def _fit(self) -> None:
        px = self._look.px
        self._row.setSpacing(px(8 if self._is_compact else _GAP))
        for number, column in self._columns.items():
            column.setMinimumWidth(px(_LEAST_MAIN if number == 0 else _LEAST))
        least = max((column.minimumSizeHint().height() for column in self._columns.values()), default=0)
        self.setMinimumHeight(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside.setFixedHeight(self.viewport().height())

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        for column in self._columns.values():
            column.set_compact(compact)
        self._fit()

    def set_look(self, look: Look) -> None:
        self._look = look
        colours, px = look.palette, look.px
        self._empty.setStyleSheet(
            f"color: {colours.muted}; font-size: {px(14)}px; background: transparent;"
            f" border: 1px dashed {colours.edge}; border-radius: {px(8)}px;"
        )
        for column in self._columns.values():
            column.set_look(look)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("Columns", "Threads"))
        self._empty.setText(translate("Columns", "The threads of the program appear here, each with its next step."))
