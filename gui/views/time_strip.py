"""The axis of time as it is drawn: ticks, labels, the break where nothing changes, and the playhead's handle."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import Look
from gui.views.axes import TimeAxis, plot_area, still_label, time_ticks

_HEIGHT = 27
_LABELS_AT = 9
_TICK_ROOM = 80


class TimeStrip(QWidget):
    """Stands below a plot or below lanes."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._axis: TimeAxis | None = None
        self._playhead: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_axis(self, axis: TimeAxis | None) -> None:
        if axis != self._axis:
            self._axis = axis
            self.update()

    def set_playhead(self, t: float | None) -> None:
        if t != self._playhead:
            self._playhead = t
            self.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._axis is None:
            return
        painter = QPainter(self)
        left, right = plot_area(self.width(), self._look)
        room = QRectF(left, 0, right - left, self.height())
        painter.setFont(self._look.ui_font(12))
        painter.setPen(QPen(QColor(self._look.palette.line), self._look.stroke(1)))
        painter.drawLine(room.topLeft(), room.topRight())
        self._paint_ticks(painter, room, self._axis)
        if self._axis.is_broken:
            self._paint_break(painter, room, self._axis)
        if self._playhead is not None and -1e-9 <= self._axis.fraction(self._playhead) <= 1 + 1e-9:
            self._paint_handle(painter, room.left() + self._axis.fraction(self._playhead) * room.width())

    def _paint_ticks(self, painter: QPainter, room: QRectF, axis: TimeAxis) -> None:
        px, colours = self._look.px, self._look.palette
        straight = room.left() + room.width() * axis.break_fraction
        most = max(1, int((straight - room.left()) / px(_TICK_ROOM)))
        metrics = painter.fontMetrics()
        for t, label in time_ticks(axis, most):
            x = room.left() + axis.fraction(t) * room.width()
            painter.setPen(QPen(QColor(colours.edge), self._look.stroke(1)))
            painter.drawLine(QPointF(x, 0), QPointF(x, px(3)))
            width = metrics.horizontalAdvance(label) + 2
            limit = straight - px(8) if axis.is_broken else room.right() + px(8)
            text = QRectF(min(x - width / 2, limit - width), px(_LABELS_AT), width, room.height() - px(_LABELS_AT))
            painter.setPen(QColor(colours.muted))
            painter.drawText(text, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, label)

    def _paint_break(self, painter: QPainter, room: QRectF, axis: TimeAxis) -> None:
        px, colours = self._look.px, self._look.palette
        x = room.left() + room.width() * axis.break_fraction
        band = QRectF(x, 0, room.right() - x, room.height())
        painter.fillRect(QRectF(x + px(4), 0, px(8), px(2)), QColor(colours.surface))
        painter.setPen(QPen(QColor(colours.muted), self._look.stroke(1.3)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shift in (px(3), px(8)):
            painter.drawLine(QPointF(x + shift, px(8)), QPointF(x + shift + px(4), 0))
        painter.setFont(self._look.ui_font(12, 600))
        painter.setPen(QColor(colours.wrong if axis.is_stuck else colours.muted))
        align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(band.adjusted(0, px(_LABELS_AT), 0, 0), align, still_label(axis))

    def _paint_handle(self, painter: QPainter, x: float) -> None:
        """A small grip with two grooves, at the foot of the playhead's line."""
        px, colours = self._look.px, self._look.palette
        grip = QRectF(x - px(4), 0, px(8), px(10))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.surface), self._look.stroke(1)))
        painter.setBrush(QColor(colours.ink))
        painter.drawRoundedRect(grip, px(2), px(2))
        painter.setPen(QPen(QColor(colours.on_ink), self._look.stroke(1)))
        for shift in (-px(1.4), px(1.4)):
            painter.drawLine(QPointF(x + shift, grip.top() + px(3)), QPointF(x + shift, grip.bottom() - px(3)))
