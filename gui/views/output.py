"""What the program prints, and who printed it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.snapshot import Snapshot
from gui.icons import icon
from gui.labels import styled
from gui.theme import Look
from gui.views.input_line import InputLine
from gui.views.output_list import OutputList, paint_line
from gui.views.output_model import OutputModel
from gui.views.spoken import describe
from gui.views.table import TableAction
from gui.wording import actor_name, moment

translate = QCoreApplication.translate

_FOLDED = 44
_LINE, _BELOW = 22, 10
_ANY_HEIGHT = 16_777_215


class OutputView(QFrame):
    """A panel of its own. In small windows it folds to one line, which a click opens."""

    typed = Signal(str)
    """A line for the program's standard input, with its newline."""
    input_ended = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._snapshot = Snapshot()
        self._can_fold = self._is_folded = False
        self._has_ended_input = False
        self.setProperty("role", "panel")
        self._build()
        self._retranslate()
        self.set_look(look)

    def _build(self) -> None:
        self._title, self._fold = QLabel(), QToolButton()
        self._fold.setProperty("role", "icon")
        self._fold.clicked.connect(self._on_fold)
        self._list, self._empty = OutputList(self._look), QLabel()
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._table = TableAction(self)
        self._list.addAction(self._table)
        self._newest = _NewestLine(self._list.output_model, self._look)
        self._newest.pressed.connect(self._on_fold)
        self._input = InputLine(self._look)
        self._input.typed.connect(self.typed)
        self._input.ended.connect(self._on_input_ended)
        self._input.hide()
        self._head = QHBoxLayout()
        for widget, stretch in ((self._title, 0), (self._newest, 1), (self._fold, 0)):
            self._head.addWidget(widget, stretch)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        for widget, stretch in ((self._empty, 1), (self._list, 1), (self._input, 0)):
            self._column.addWidget(widget, stretch)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    # --- what it shows -------------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        before, self._snapshot = self._snapshot, snapshot
        if snapshot.origin is not before.origin:
            self._has_ended_input = False
            self._input.clear()
        if snapshot.output != before.output or len(snapshot.threads) != len(before.threads):
            self._list.show_output(snapshot.output, snapshot)
            self._newest.update()
        self._ask_for_input(snapshot)
        self._arrange()
        describe(self._list, snapshot, self._words)

    def clear(self) -> None:
        self.show_snapshot(Snapshot())

    def set_folded(self, folded: bool) -> None:
        """Whether there is room for one line only; the learner may open it all the same."""
        self._can_fold = self._is_folded = folded
        self._arrange()

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        for part in (self._list, self._newest, self._input):
            part.set_look(look)
        self._head.setContentsMargins(px(16), px(8), px(10), px(4))
        self._head.setSpacing(px(12))
        self._column.setContentsMargins(1, 1, 1, px(6))
        styled(self._title, look, size=13, color=colours.muted, weight=600)
        styled(self._empty, look, size=14, color=colours.faint)
        self._fold.setIconSize(QSize(px(16), px(16)))
        self._empty.setContentsMargins(px(16), px(2), px(16), 0)
        self._arrange()

    def _ask_for_input(self, snapshot: Snapshot) -> None:
        """The line stays once it was wanted: a field that comes and goes between two lines loses what is typed."""
        wanted = any(
            thread.ended is None and thread.state.wait is not None and thread.state.wait.reason == "input"
            for thread in snapshot.threads
        )
        shown = snapshot.is_running and not self._has_ended_input and (wanted or not self._input.isHidden())
        if shown and self._input.isHidden():
            self._is_folded = False
        if shown == self._input.isHidden():
            self._input.setVisible(shown)
            self.updateGeometry()

    def _arrange(self) -> None:
        has_lines = bool(self._snapshot.output.lines or self._snapshot.output.skipped)
        folded = self._is_folded
        self._list.setVisible(has_lines and not folded)
        # Tab asks the proxy whether it takes the focus, and not whether it is there: at a hidden one it stands still.
        self.setFocusProxy(self._list if has_lines and not folded else None)
        self._empty.setVisible(not has_lines and not folded)
        self._newest.setVisible(folded)
        self._fold.setVisible(self._can_fold)
        height = self._look.px(_FOLDED) if folded else _ANY_HEIGHT
        if self.maximumHeight() != height:
            self.setMaximumHeight(height)
            self.updateGeometry()
        self._fold.setIcon(icon("chevron-up" if folded else "chevron-down", self._look.palette.text))
        words = translate("OutputView", "Show all output") if folded else translate("OutputView", "Fold the output")
        self._fold.setToolTip(words)
        self._fold.setAccessibleName(words)
        self._empty.setText(self._empty_words())

    def _empty_words(self) -> str:
        if self._snapshot.outcome is not None:
            return translate("OutputView", "Nothing was printed.")
        return translate("OutputView", "Nothing printed yet.")

    def _words(self) -> str:
        lines = self._list.output_model.lines
        return self._list.output_model.spoken(lines[-1]) if lines else self._empty_words()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(400), self._look.px(_FOLDED if self._is_folded else 120))

    def minimumSizeHint(self) -> QSize:
        """Two whole lines; with the line for input, that one whole and what was asked above it."""
        px = self._look.px
        if self._is_folded:
            least = px(_FOLDED)
        elif self._input.isHidden():
            least = px(_FOLDED + 2 * _LINE)
        else:
            least = px(_FOLDED + _LINE + _BELOW) + self._input.sizeHint().height()
        return QSize(px(200), least)

    # --- in words ------------------------------------------------------------------------------------------

    def headings(self) -> tuple[str, ...]:
        return (
            translate("OutputView", "Time"),
            translate("OutputView", "Who"),
            translate("OutputView", "Where to"),
            translate("OutputView", "Line"),
        )

    def rows(self) -> list[tuple[str, ...]]:
        model = self._list.output_model
        found = [("", "", "", model.skipped_words())] if model.skipped else []
        for line in model.lines:
            writer = model.writer(line)
            found.append((moment(line.t), actor_name(writer) if writer is not None else "", line.stream, line.text))
        return found

    def table_source(self) -> object:
        return self._snapshot.output

    def table_title(self) -> str:
        return translate("OutputView", "Output")

    # --- events --------------------------------------------------------------------------------------------

    def _on_fold(self) -> None:
        if self._can_fold:
            self._is_folded = not self._is_folded
            self._arrange()

    def _on_input_ended(self) -> None:
        self._has_ended_input = True
        self._input.hide()
        self.updateGeometry()
        self.input_ended.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.table_title())
        self.setAccessibleName(self.table_title())
        self._list.setAccessibleName(self.table_title())
        self._arrange()
        self._list.setAccessibleDescription(self._words())


class _NewestLine(QWidget):
    """The last line of the output, in the head of the folded panel."""

    pressed = Signal()

    def __init__(self, model: OutputModel, look: Look) -> None:
        super().__init__()
        self._model, self._look = model, look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(1)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = QRectF(self.rect())
        if self._model.lines:
            paint_line(painter, room, self._model.lines[-1], self._model, self._look)
            return
        painter.setFont(self._look.ui_font(14))
        painter.setPen(QColor(self._look.palette.faint))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, translate("OutputView", "Nothing printed yet."))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
