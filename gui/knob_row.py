"""The knobs of the program in the run bar: a field each, or one button for all where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.lesson import KnobRange
from core.program import Knob
from gui.icons import icon
from gui.knob_field import KnobField
from gui.knob_panel import KnobPanel
from gui.theme import Look

translate = QCoreApplication.translate

_ICON_ONLY = 34
"""The width of the button without its word."""


class KnobRow(QWidget):
    """Mirrors the knobs of the code view. The fields move into a sheet of their own where the row is too narrow."""

    knob_changed = Signal(str, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fields: list[KnobField] = []
        self._tips: dict[str, str] = {}
        self._panel: KnobPanel | None = None
        self._sheet: QFrame | None = None
        self._is_compact = False
        self._all = QPushButton()
        self._all.setProperty("role", "quiet")
        self._all.setCheckable(True)
        self._all.clicked.connect(self._on_all)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._all)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_look(look)
        self._retranslate()

    # --- what it shows -------------------------------------------------------------------------------------

    def set_knobs(self, knobs: tuple[tuple[Knob, KnobRange, str], ...]) -> None:
        """The knobs with their range and what is worth trying with them."""
        self._tips = {knob.name: tip for knob, _, tip in knobs}
        if [(knob.name, reach) for knob, reach, _ in knobs] != [(field.name, field.reach) for field in self._fields]:
            self._rebuild(knobs)
        for field, (knob, _, _) in zip(self._fields, knobs, strict=True):
            field.set_knob(knob)
        if self._panel is not None and self._panel.isVisible():
            self._panel.refresh()

    def _rebuild(self, knobs: tuple[tuple[Knob, KnobRange, str], ...]) -> None:
        self._close_sheet()
        for field in self._fields:
            field.setParent(None)
            field.deleteLater()
        self._fields = [KnobField(self._look, knob, reach, self) for knob, reach, _ in knobs]
        for field in self._fields:
            field.moved.connect(self.knob_changed)
            field.entered.connect(self._on_entered)
            field.left.connect(self._on_left)
            self._row.insertWidget(self._row.count() - 1, field)
        self._fit()

    def focus_knob(self, name: str) -> None:
        """Puts the cursor into the field of that knob."""
        field = next((field for field in self._fields if field.name == name), None)
        if field is None:
            return
        if field.isHidden():
            self._open_sheet()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- room ----------------------------------------------------------------------------------------------

    def _needed(self) -> int:
        return sum(field.sizeHint().width() + self._look.px(12) for field in self._fields)

    def sizeHint(self) -> QSize:
        return QSize(self._needed(), self._look.px(32))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shows the fields, or the button that opens them."""
        self.setMinimumWidth(self._look.px(_ICON_ONLY) if self._fields else 0)
        if self._sheet is not None:
            return
        fits = self._needed() <= self.width()
        self._all.setHidden(fits or not self._fields)
        label = translate("KnobRow", "Knobs")
        room = self._look.px(_ICON_ONLY) + self._look.px(8) + self._all.fontMetrics().horizontalAdvance(label)
        self._all.setText(label if self.width() >= room and not self._is_compact else "")
        for field in self._fields:
            field.setHidden(not fits)

    def set_compact(self, compact: bool) -> None:
        """In small windows the button has no word, in any state of the run; its tooltip and its name have it."""
        self._is_compact = compact
        self._fit()

    # --- the panel and the sheet ---------------------------------------------------------------------------

    def _on_entered(self, name: str) -> None:
        field = next((field for field in self._fields if field.name == name), None)
        if field is None:  # one whose knob has just gone from the text
            return
        if self._panel is None:
            self._panel = KnobPanel(self._look, self.window())
        self._panel.set_look(self._look)
        self._panel.open_for(field, self._tips.get(name, ""))

    def _on_left(self, _name: str) -> None:
        # The focus may go to another field of this row, or out of the sheet: seen once it has arrived.
        QTimer.singleShot(0, self, self._after_leaving)

    def _after_leaving(self) -> None:
        focus = self.window().focusWidget()
        if any(field.isAncestorOf(focus) for field in self._fields if focus is not None):
            return
        if self._panel is not None:
            self._panel.hide()
        if self._sheet is not None and focus is not self._all:
            self._close_sheet()

    def _on_all(self) -> None:
        if self._sheet is not None:
            self._close_sheet()
        else:
            self._open_sheet()
            self._fields[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _open_sheet(self) -> None:
        px = self._look.px
        self._sheet = QFrame(self.window())
        self._sheet.setProperty("role", "panel")
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(px(14), px(10), px(14), px(10))
        column.setSpacing(px(8))
        for field in self._fields:
            self._row.removeWidget(field)
            column.addWidget(field)
            field.show()
        self._sheet.adjustSize()
        below = self._all.mapTo(self.window(), self._all.rect().bottomLeft())
        left = max(0, min(below.x(), self.window().width() - self._sheet.width() - px(8)))
        self._sheet.move(left, below.y() + px(4))
        self._sheet.show()
        self._sheet.raise_()
        self._all.setChecked(True)

    def _close_sheet(self) -> None:
        if self._sheet is None:
            return
        sheet, self._sheet = self._sheet, None
        for field in self._fields:
            field.setParent(self)
            self._row.insertWidget(self._row.count() - 1, field)
        sheet.hide()
        sheet.deleteLater()
        self._all.setChecked(False)
        if self._panel is not None:
            self._panel.hide()
        self._fit()

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        colours, px = look.palette, look.px
        self._row.setSpacing(px(12))
        self._all.setIcon(icon("slider", colours.yours_text))
        self._all.setIconSize(QSize(px(16), px(16)))
        self._all.setStyleSheet(
            f"QPushButton {{ background: {colours.yours_fill}; color: {colours.yours_text};"
            f" border: 1px dotted {colours.yours_line}; padding: 0 {px(8)}px; }}"
            f" QPushButton:focus {{ border: 2px solid {colours.ink}; }}"
        )
        for field in self._fields:
            field.set_look(look)
        if self._panel is not None:
            self._panel.set_look(look)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._all.setAccessibleName(translate("KnobRow", "Knobs"))
        self._fit()
        self._all.setToolTip(translate("KnobRow", "Values of the program that are yours to change"))
        self.setAccessibleName(translate("KnobRow", "Knobs"))
