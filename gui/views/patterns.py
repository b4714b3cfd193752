"""Patterns and shapes that several views draw alike."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QPolygonF

from gui.icons import without_engine
from gui.theme import Look

_HATCH = 6


def hatch(color: str, look: Look, ratio: float) -> QPixmap:
    """Slanting lines for what is blocked, to be tiled; `ratio` is the screen's. Qt's own patterns do not scale."""
    return _hatch(look.palette.pale(color), look.px(_HATCH), look.stroke(1.1), ratio)


@lru_cache(maxsize=64)
def _hatch(color: str, side: int, width: float, ratio: float) -> QPixmap:
    pixels = max(4, round(side * ratio))
    image = QPixmap(pixels, pixels)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), width * ratio))
    for shift in (-pixels, 0, pixels):  # the lines of neighbouring tiles meet at the corners
        painter.drawLine(QPointF(shift - 1, pixels + 1), QPointF(shift + pixels + 1, -1))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return without_engine(image)


def triangle(middle: QPointF, reach: float, *, up: bool) -> QPolygonF:
    """▲ for put and ▼ for get, around `middle`."""
    tip = -reach if up else reach
    x, y = middle.x(), middle.y()
    return QPolygonF([QPointF(x, y + tip), QPointF(x - reach, y - tip * 0.8), QPointF(x + reach, y - tip * 0.8)])


def paint_empty(painter: QPainter, room: QRectF, sentence: str, look: Look) -> None:
    """What stands where nothing is to be shown yet: a dashed frame, and what will appear in it."""
    colours, px = look.palette, look.px
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colours.edge), 1, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
    painter.setFont(look.ui_font(14))
    painter.setPen(QColor(colours.muted))
    words = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    painter.drawText(room.adjusted(px(12), 0, -px(12), 0), words, sentence)
    painter.restore()


def paint_focus(painter: QPainter, room: QRectF, look: Look) -> None:
    """The ring of ink around what has the keyboard's focus, just inside `room`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.palette.ink), look.stroke(2)))
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
    painter.drawRoundedRect(room.adjusted(1.5, 1.5, -1.5, -1.5), look.px(6), look.px(6))
    painter.restore()
