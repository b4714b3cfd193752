"""The slider that opens beside a knob's literal, on the literal's own line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QWidget

from core.lesson import KnobRange
from core.literal import written_like
from core.program import Knob, KnobValue
from gui.knob_scale import KnobScale, scale_of
from gui.theme import Look

HEIGHT = 26
_STEPS = 1000
_PAGE = 5
_TRACK, _SHORT_TRACK = 100, 56
_GAP = 8
_PADDING = 6
_HANDLE = 6
_KEYS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: _PAGE,
    Qt.Key.Key_PageDown: -_PAGE,
}


@dataclass(frozen=True, slots=True)
class TwoStops:
    """The scale of a knob that is not a number: one end or the other."""

    low: KnobValue
    high: KnobValue

    def share(self, value: KnobValue) -> float:
        return 1.0 if value == self.high else 0.0

    def value(self, share: float) -> KnobValue:
        return self.high if share >= 0.5 else self.low

    def stepped(self, _value: KnobValue, direction: int) -> KnobValue:
        return self.high if direction > 0 else self.low


class KnobSlider(QSlider):
    """Low end, track, high end. Once it has the focus, the arrow keys and the wheel step it, Home and End go to the
    ends, Escape and Enter are done with it, and whoever types is back in the text. It shows the value that the
    program has, and asks for another by `moved`."""

    moved = Signal(object, int)
    """The value asked for, and a number which stays the same while the mouse drags."""
    done = Signal()
    left = Signal()
    """The mouse has gone somewhere else."""
    lost_focus = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._knob = Knob("", 0, "0", 1, 0, 1)
        self._scale: KnobScale | TwoStops = TwoStops(0, 1)
        self._low = self._high = ""
        self._tight = False
        self._gesture = 0
        self.setRange(0, _STEPS)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def set_knob(self, knob: Knob, reach: KnobRange) -> None:
        self._knob = knob
        self._scale = scale_of(reach, knob.value) or TwoStops(reach.low, reach.high)
        self._low = written_like(knob.literal, reach.low) or ""
        self._high = written_like(knob.literal, reach.high) or ""
        self.setSliderPosition(round(self._scale.share(knob.value) * _STEPS))
        self.setAccessibleName(f"{knob.name} = {knob.literal}")
        self.setAccessibleDescription(f"{self._low} – {self._high}")
        self.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    # --- room ----------------------------------------------------------------------------------------------

    def fit(self, room: int) -> None:
        """Takes up to `room` pixels of width: with its ends written beside the track, or without where it is tight."""
        labels = self._label_width(self._low) + self._label_width(self._high)
        padding = 2 * self._look.px(_PADDING + _HANDLE)
        self._tight = room < labels + padding + self._look.px(_SHORT_TRACK)
        wanted = padding + self._look.px(_TRACK) + (0 if self._tight else labels)
        self.resize(max(self.narrowest(), min(room, wanted)), self._look.px(HEIGHT))
        self.update()

    def narrowest(self) -> int:
        return self._look.px(2 * (_PADDING + _HANDLE) + _SHORT_TRACK)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_TRACK), self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.narrowest(), self._look.px(HEIGHT))

    def _label_width(self, text: str) -> float:
        return QFontMetricsF(self._look.code_font(12)).horizontalAdvance(text) + self._look.px(_GAP)

    def _track(self) -> tuple[float, float]:
        """Where the middle of the handle is at either end."""
        inset = self._look.px(_PADDING + _HANDLE)
        left, right = float(inset), float(self.width() - inset)
        if not self._tight:
            left += self._label_width(self._low)
            right -= self._label_width(self._high)
        return left, right

    # --- mouse and keys ------------------------------------------------------------------------------------

    def _ask(self, value: KnobValue) -> None:
        if value != self._knob.value:
            self.moved.emit(value, self._gesture)

    def _drag_to(self, x: float) -> None:
        left, right = self._track()
        self._ask(self._scale.value((x - left) / max(1.0, right - left)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._gesture += 1
            self.setSliderDown(True)
            self._drag_to(event.position().x())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._drag_to(event.position().x())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only with the focus: the mouse that scrolls the program may come across."""
        if self.hasFocus() and event.angleDelta().y():
            self._step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif key in _KEYS:
            self._step(_KEYS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._gesture += 1
            self._ask(self._scale.value(0.0 if key == Qt.Key.Key_Home else 1.0))
        else:
            if event.text().isprintable() and event.text():
                self.done.emit()  # whoever types has gone back to the text
            event.ignore()

    def _step(self, steps: int) -> None:
        value = self._knob.value
        self._gesture += 1
        for _ in range(abs(steps)):
            value = self._scale.stepped(value, 1 if steps > 0 else -1)
        self._ask(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.lost_focus.emit()

    def leaveEvent(self, _event: QEvent) -> None:
        self.left.emit()

    # --- drawing -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, px = self._look.palette, self._look.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, px(3), 0, -px(3)), px(4), px(4))
        left, right = self._track()
        if not self._tight:
            self._paint_ends(painter, left, right)
        middle = self.height() / 2
        at = left + (right - left) * self._scale.share(self._knob.value)
        self._paint_line(painter, QPointF(left, middle), QPointF(right, middle), colours.faint, 2)
        self._paint_line(painter, QPointF(left, middle), QPointF(at, middle), colours.yours_line, 3)
        self._paint_handle(painter, QPointF(at, middle))

    def _paint_ends(self, painter: QPainter, left: float, right: float) -> None:
        painter.setPen(QColor(self._look.palette.muted))
        painter.setFont(self._look.code_font(12))
        gap = self._look.px(_GAP + _HANDLE)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, left - gap, self.height()), flags | Qt.AlignmentFlag.AlignRight, self._low)
        painter.drawText(QRectF(right + gap, 0, self.width(), self.height()), flags, self._high)

    def _paint_line(self, painter: QPainter, start: QPointF, end: QPointF, color: str, width: float) -> None:
        painter.setPen(QPen(QColor(color), self._look.stroke(width), c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(start, end)

    def _paint_handle(self, painter: QPainter, centre: QPointF) -> None:
        colours, radius = self._look.palette, self._look.px(_HANDLE) - 0.5
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.ink), self._look.stroke(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius + self._look.px(3), radius + self._look.px(3))
        painter.setPen(QPen(QColor(colours.yours_line), self._look.stroke(2)))
        painter.setBrush(QColor(colours.yours_fill if self.isSliderDown() else colours.surface))
        painter.drawEllipse(centre, radius, radius)
