"""What opens below a knob of the run bar: its slider, and what to try with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from gui.knob_field import KnobField
from gui.labels import styled
from gui.theme import Look
from gui.wording import number

_STEPS = 1000
_WIDTH = 360


class KnobPanel(QFrame):
    """A small sheet over the page, below the field that has the focus. It takes no focus from the field."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._field: KnobField | None = None
        self.setProperty("role", "panel")
        self._error, self._tip = QLabel(), QLabel()
        self._low, self._high = QLabel(), QLabel()
        for label in (self._error, self._tip):
            label.setWordWrap(True)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, _STEPS)
        self._slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._slider.valueChanged.connect(self._on_slid)
        self._ends = QHBoxLayout()
        for widget in (self._low, self._slider, self._high):
            self._ends.addWidget(widget, 1 if widget is self._slider else 0)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._error)
        self._column.addLayout(self._ends)
        self._column.addWidget(self._tip)
        self.set_look(look)
        self.hide()

    def open_for(self, field: KnobField, tip: str) -> None:
        """Shows the slider of `field` below it."""
        self._field = field
        self._tip.setText(tip)
        self._tip.setHidden(not tip)
        self.refresh()
        self._place(field)
        self.show()
        self.raise_()

    def refresh(self) -> None:
        """Shows the value that the field has now."""
        field = self._field
        if field is None:
            return
        self._error.setText(field.error)
        self._error.setHidden(not field.error)
        scale = field.scale
        for widget in (self._low, self._slider, self._high):
            widget.setHidden(scale is None)
        if scale is not None:
            self._low.setText(number(scale.low))
            self._high.setText(number(scale.high))
            self._slider.blockSignals(True)
            self._slider.setValue(round(scale.share(field.knob.value) * _STEPS))
            self._slider.blockSignals(False)
            self._slider.setAccessibleName(field.name)
            self._slider.setAccessibleDescription(f"{number(scale.low)} – {number(scale.high)}")
        self.adjustSize()

    def _place(self, field: KnobField) -> None:
        parent = self.parentWidget()
        self.setFixedWidth(self._look.px(_WIDTH))
        self.adjustSize()
        place = field.mapTo(parent, QPoint(0, field.height() + self._look.px(4)))
        left = min(place.x(), parent.width() - self.width() - self._look.px(8))
        self.move(max(0, left), place.y())

    def _on_slid(self, position: int) -> None:
        field = self._field
        scale = field.scale if field else None
        if field is not None and scale is not None:
            field.move_to(scale.value(position / _STEPS))

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self._column.setContentsMargins(px(14), px(10), px(14), px(10))
        self._column.setSpacing(px(6))
        self._ends.setSpacing(px(8))
        for label in (self._low, self._high):
            styled(label, look, size=12, color=colours.muted, code=True)
        styled(self._error, look, size=13, color=colours.wrong, weight=600)
        styled(self._tip, look, size=13, color=colours.text)
