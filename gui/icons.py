"""Small vector icons, drawn from paths: sharp at every size, in any colour of the palette.

Each is drawn in a square of 16 units; lines are 1.5 units with round ends, as text of weight 400 to 600 wants.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QStyleOption

UNITS = 16.0
LINE = 1.5

_Draw = Callable[[QPainter, QColor], None]


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: str | QColor) -> None:
    """Draws the icon `name` centred in `rect`, as large as fits. KeyError for a name that is not in `NAMES`."""
    draw = _DRAWINGS[name]
    side = min(rect.width(), rect.height())
    ink = QColor(color)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    painter.scale(side / UNITS, side / UNITS)
    _stroke(painter, ink)
    draw(painter, ink)
    painter.restore()


def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon at `size` logical pixels, for a screen of device pixel ratio `ratio`."""
    assert name in NAMES, name  # an exception while a painter is at work on a pixmap crashes Qt
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(0, 0, image.width(), image.height()), color)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return without_engine(image)


def without_engine(image: QPixmap) -> QPixmap:
    """The same picture in a quarter of the memory, to be kept: Qt leaves to each pixmap that was painted on the engine
    that painted it, 6 kB whatever its size, and a copy has none."""
    return image.copy()


class _Drawn(QIconEngine):
    """Draws the icon whenever it is wanted, as large as it is wanted. Pictures of it at each size and ratio would be
    kept by every button: a megabyte a page, and four at 200 %."""

    def __init__(self, name: str, color: str, disabled_color: str) -> None:
        super().__init__()
        self._name, self._color, self._disabled_color = name, color, disabled_color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        is_off = mode == QIcon.Mode.Disabled
        paint_icon(painter, self._name, QRectF(rect), self._disabled_color if is_off else self._color)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        image = QPixmap(size)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, image.rect(), mode, state)
        painter.end()
        if mode == QIcon.Mode.Disabled and self._disabled_color == self._color:
            return QApplication.style().generatedIconPixmap(mode, image, QStyleOption())
        return image

    def clone(self) -> QIconEngine:
        return _Drawn(self._name, self._color, self._disabled_color)


@lru_cache(maxsize=256)
def icon(name: str, color: str, disabled_color: str = "") -> QIcon:
    """For buttons and menus, at any size. Without `disabled_color` the style greys it by itself."""
    assert name in NAMES, name
    return QIcon(_Drawn(name, color, disabled_color or color))


def _stroke(painter: QPainter, ink: QColor, width: float = LINE) -> None:
    """Lines only from here on."""
    painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _fill(painter: QPainter, ink: QColor) -> None:
    """Shapes only from here on."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ink))


def _points(*coordinates: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in coordinates])


def _run(painter: QPainter, ink: QColor) -> None:
    painter.setBrush(QBrush(ink))
    painter.drawPolygon(_points((4.5, 3), (12.5, 8), (4.5, 13)))


def _stop(painter: QPainter, ink: QColor) -> None:
    _fill(painter, ink)
    painter.drawRoundedRect(QRectF(3, 3, 10, 10), 1.5, 1.5)


def _pause(painter: QPainter, ink: QColor) -> None:
    _fill(painter, ink)
    painter.drawRoundedRect(QRectF(4, 3, 3, 10), 1, 1)
    painter.drawRoundedRect(QRectF(9, 3, 3, 10), 1, 1)


def _step(painter: QPainter, ink: QColor) -> None:
    painter.setBrush(QBrush(ink))
    painter.drawPolygon(_points((3.5, 3.5), (9.5, 8), (3.5, 12.5)))
    painter.drawLine(QPointF(12.5, 3), QPointF(12.5, 13))


def _check(painter: QPainter, ink: QColor) -> None:
    painter.drawPolyline(_points((2.5, 8.8), (6.2, 12.3), (13.5, 4.2)))


def _cross(painter: QPainter, ink: QColor) -> None:
    painter.drawLine(QPointF(3.5, 3.5), QPointF(12.5, 12.5))
    painter.drawLine(QPointF(12.5, 3.5), QPointF(3.5, 12.5))


def _hourglass(painter: QPainter, ink: QColor) -> None:
    painter.drawLine(QPointF(3.8, 2.2), QPointF(12.2, 2.2))
    painter.drawLine(QPointF(3.8, 13.8), QPointF(12.2, 13.8))
    glass = QPainterPath(QPointF(4.8, 2.4))
    glass.cubicTo(4.8, 6, 7, 6.8, 7.4, 8)
    glass.cubicTo(7, 9.2, 4.8, 10, 4.8, 13.6)
    glass.lineTo(11.2, 13.6)
    glass.cubicTo(11.2, 10, 9, 9.2, 8.6, 8)
    glass.cubicTo(9, 6.8, 11.2, 6, 11.2, 2.4)
    painter.drawPath(glass)
    _fill(painter, ink)
    painter.drawPolygon(_points((5.4, 4.6), (10.6, 4.6), (8, 8)))
    painter.drawPolygon(_points((5.2, 13.4), (10.8, 13.4), (8, 10.4)))


def _lock(painter: QPainter, ink: QColor) -> None:
    painter.drawRoundedRect(QRectF(3, 7, 10, 7), 1.2, 1.2)
    shackle = QPainterPath(QPointF(5.2, 7))
    shackle.lineTo(5.2, 5)
    shackle.arcTo(QRectF(5.2, 2, 5.6, 6), 180, -180)
    shackle.lineTo(10.8, 7)
    painter.drawPath(shackle)


def _warning(painter: QPainter, ink: QColor) -> None:
    painter.drawPolygon(_points((8, 2.2), (14.4, 13.4), (1.6, 13.4)))
    painter.drawLine(QPointF(8, 6.4), QPointF(8, 9.4))
    _fill(painter, ink)
    painter.drawEllipse(QPointF(8, 11.4), 0.9, 0.9)


def _stuck(painter: QPainter, ink: QColor) -> None:
    painter.drawEllipse(QPointF(8, 8), 6.2, 6.2)
    _stroke(painter, ink, 1.8)
    painter.drawLine(QPointF(4.8, 8), QPointF(11.2, 8))


def _info(painter: QPainter, ink: QColor) -> None:
    painter.drawEllipse(QPointF(8, 8), 6.2, 6.2)
    painter.drawLine(QPointF(8, 7.6), QPointF(8, 11.2))
    _fill(painter, ink)
    painter.drawEllipse(QPointF(8, 5), 0.95, 0.95)


def _dot(painter: QPainter, ink: QColor) -> None:
    _fill(painter, ink)
    painter.drawEllipse(QPointF(8, 8), 4, 4)


def _chevron_down(painter: QPainter, _ink: QColor) -> None:
    painter.drawPolyline(_points((4, 6), (8, 10.2), (12, 6)))


def _chevron_up(painter: QPainter, _ink: QColor) -> None:
    painter.drawPolyline(_points((4, 10), (8, 5.8), (12, 10)))


def _chevron_left(painter: QPainter, _ink: QColor) -> None:
    painter.drawPolyline(_points((10, 4), (5.8, 8), (10, 12)))


def _chevron_right(painter: QPainter, _ink: QColor) -> None:
    painter.drawPolyline(_points((6, 4), (10.2, 8), (6, 12)))


def _arrow_in(painter: QPainter, _ink: QColor) -> None:
    painter.drawLine(QPointF(2, 8), QPointF(10, 8))
    painter.drawPolyline(_points((6.8, 4.6), (10.2, 8), (6.8, 11.4)))
    painter.drawLine(QPointF(13.4, 4), QPointF(13.4, 12))


def _menu(painter: QPainter, _ink: QColor) -> None:
    for y in (4, 8, 12):
        painter.drawLine(QPointF(2.5, y), QPointF(13.5, y))


def _moon(painter: QPainter, _ink: QColor) -> None:
    whole = QPainterPath()
    whole.addEllipse(QPointF(8, 8), 5.8, 5.8)
    bite = QPainterPath()
    bite.addEllipse(QPointF(11.2, 5.4), 4.9, 4.9)
    painter.drawPath(whole.subtracted(bite))


def _sun(painter: QPainter, _ink: QColor) -> None:
    painter.drawEllipse(QPointF(8, 8), 2.9, 2.9)
    for turn in range(8):
        painter.save()
        painter.translate(8, 8)
        painter.rotate(turn * 45)
        painter.drawLine(QPointF(0, -5.4), QPointF(0, -6.8))
        painter.restore()


def _monitor(painter: QPainter, _ink: QColor) -> None:
    painter.drawRoundedRect(QRectF(1.8, 2.6, 12.4, 8.6), 1.2, 1.2)
    painter.drawLine(QPointF(8, 11.2), QPointF(8, 13.6))
    painter.drawLine(QPointF(5, 13.6), QPointF(11, 13.6))


def _pencil(painter: QPainter, _ink: QColor) -> None:
    painter.drawPolygon(_points((3, 13), (3.6, 9.8), (10.6, 2.8), (13.2, 5.4), (6.2, 12.4)))
    painter.drawLine(QPointF(8.9, 4.5), QPointF(11.5, 7.1))


def _terminal(painter: QPainter, _ink: QColor) -> None:
    painter.drawRoundedRect(QRectF(1.8, 2.8, 12.4, 10.4), 1.4, 1.4)
    painter.drawPolyline(_points((4.6, 6), (6.8, 8), (4.6, 10)))
    painter.drawLine(QPointF(8.4, 10.2), QPointF(11.2, 10.2))


def _undo(painter: QPainter, _ink: QColor) -> None:
    painter.drawPolyline(_points((5.6, 3), (2.6, 6), (5.6, 9)))
    arrow = QPainterPath(QPointF(2.8, 6))
    arrow.lineTo(9.6, 6)
    arrow.arcTo(QRectF(6.2, 6, 7, 7), 90, -180)
    arrow.lineTo(6.4, 13)
    painter.drawPath(arrow)


def _reset(painter: QPainter, _ink: QColor) -> None:
    circle = QPainterPath()
    circle.arcMoveTo(QRectF(2.6, 2.8, 10.8, 10.8), 130)
    circle.arcTo(QRectF(2.6, 2.8, 10.8, 10.8), 130, 290)
    painter.drawPath(circle)
    painter.drawPolyline(_points((2.6, 2.4), (4.4, 4.3), (7.2, 3.2)))


def _search(painter: QPainter, _ink: QColor) -> None:
    painter.drawEllipse(QPointF(6.8, 6.8), 4.4, 4.4)
    painter.drawLine(QPointF(10.2, 10.2), QPointF(13.6, 13.6))


def _close(painter: QPainter, _ink: QColor) -> None:
    painter.drawLine(QPointF(4.5, 4.5), QPointF(11.5, 11.5))
    painter.drawLine(QPointF(11.5, 4.5), QPointF(4.5, 11.5))


def _slider(painter: QPainter, ink: QColor) -> None:
    painter.drawLine(QPointF(1.8, 8), QPointF(14.2, 8))
    _fill(painter, ink)
    painter.drawEllipse(QPointF(10, 8), 3, 3)


def _bars(painter: QPainter, ink: QColor) -> None:
    """A histogram."""
    _fill(painter, ink)
    for left, height in ((2.0, 5.0), (6.5, 11.0), (11.0, 7.5)):
        painter.drawRect(QRectF(left, 14.0 - height, 3.0, height))


def _table(painter: QPainter, _ink: QColor) -> None:
    painter.drawRoundedRect(QRectF(2, 3, 12, 10.4), 1.2, 1.2)
    for y in (6.4, 9.9):
        painter.drawLine(QPointF(2, y), QPointF(14, y))
    painter.drawLine(QPointF(6.4, 6.4), QPointF(6.4, 13.4))


_DRAWINGS: dict[str, _Draw] = {
    "run": _run,
    "stop": _stop,
    "pause": _pause,
    "step": _step,
    "check": _check,
    "cross": _cross,
    "hourglass": _hourglass,
    "lock": _lock,
    "warning": _warning,
    "stuck": _stuck,
    "info": _info,
    "dot": _dot,
    "chevron-down": _chevron_down,
    "chevron-up": _chevron_up,
    "chevron-left": _chevron_left,
    "chevron-right": _chevron_right,
    "arrow-in": _arrow_in,
    "menu": _menu,
    "moon": _moon,
    "sun": _sun,
    "monitor": _monitor,
    "pencil": _pencil,
    "terminal": _terminal,
    "undo": _undo,
    "reset": _reset,
    "search": _search,
    "close": _close,
    "slider": _slider,
    "bars": _bars,
    "table": _table,
}

NAMES = tuple(_DRAWINGS)
