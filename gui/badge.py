"""The sign of an actor wherever it appears: in the gutter, before a lane, beside a line of output, within a sentence.

A circle is a thread, a square a process, and the letter is always there. How the sign is drawn says what the actor
does: filled it runs, a ring is ready for its turn, a dashed outline is asleep or blocked, a grey ring has ended.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from core.snapshot import Activity
from gui.icons import without_engine
from gui.theme import Look

SIZE = 18
"""The side of a badge in unscaled pixels."""


def paint_badge(painter: QPainter, rect: QRectF, letter: str, is_process: bool, state: Activity, look: Look) -> None:
    """Draws the badge centred in `rect`, as large as fits."""
    side = min(rect.width(), rect.height())
    shape = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    text = _paint_shape(painter, shape, letter, is_process, state, look)
    painter.setPen(QColor(text))
    painter.setFont(_letter_font(look, side))
    painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def badge_pixmap(
    letter: str, is_process: bool, state: Activity, look: Look, size: float = SIZE, ratio: float = 1.0
) -> QPixmap:
    """The badge as an image of `size` unscaled pixels, for rich text and lists; `ratio` is the screen's."""
    side = look.px(size)
    image = QPixmap(round(side * ratio), round(side * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_badge(painter, QRectF(0, 0, side, side), letter, is_process, state, look)
    painter.end()
    return without_engine(image)


def _paint_shape(painter: QPainter, shape: QRectF, letter: str, is_process: bool, state: Activity, look: Look) -> str:
    """Draws the outline and its filling; returns the colour of the letter on it."""
    colours = look.palette
    hue = colours.actor(letter)
    text = colours.text
    width = shape.width() / 11
    if state == "running":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue))
        text, width = colours.actor_text, 0.0
    elif state == "ready":
        painter.setPen(QPen(QColor(hue), width))
        painter.setBrush(QColor(colours.actor_tint(letter)))
    elif state == "ended":
        painter.setPen(QPen(QColor(colours.faint), width * 0.75))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        text = colours.muted
    else:
        painter.setPen(_dashes(hue, width))
        painter.setBrush(QColor(colours.surface))
    inner = shape.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    if is_process:
        painter.drawRoundedRect(inner, shape.width() * 0.2, shape.width() * 0.2)
    else:
        painter.drawEllipse(inner)
    return text


def _dashes(hue: str, width: float) -> QPen:
    """Dashes and gaps of about a tenth of the badge, in units of the pen's width as Qt counts them."""
    pen = QPen(QColor(hue), width)
    pen.setDashPattern([1.7, 1.2])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _letter_font(look: Look, side: float) -> QFont:
    font = look.ui_font(12, 700)
    font.setPixelSize(max(7, round(side * 0.64)))
    return font
