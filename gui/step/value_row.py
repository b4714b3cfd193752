"""A shared value: its name, the value in a box with the colour of who wrote it last, and what it was before."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.scheduler.scene import SharedValue
from gui.badge import paint_badge
from gui.step.names import letter_of
from gui.step.words import short_value
from gui.theme import Look

translate = QCoreApplication.translate

_HEIGHT = 34
_BOX = 66
_GAP = 12


class ValueRow(QWidget):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._value = SharedValue("", "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that nothing is drawn below it

    def show_value(self, value: SharedValue) -> None:
        self._value = value
        self.setAccessibleName(self.words())
        self.setToolTip(self.words())
        self.update()

    def words(self) -> str:
        """The row as text."""
        value = self._value
        shown = f"{value.name} = {value.value}"
        return shown if value.writer is None else f"{shown}; {self._was()} {letter_of(value.writer)}"

    def _was(self) -> str:
        return translate("ValueRow", "was {value}, written by").format(value=short_value(self._value.old) or "–")

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(80), self._look.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, px, value = self._look, self._look.px, self._value
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._look.palette.surface))
        left = self._paint_text(painter, 0, value.name, look.code_font(15), look.palette.text) + px(_GAP)
        left = self._paint_box(painter, left) + px(_GAP)
        if value.writer is None:
            return
        left = self._paint_text(painter, left, self._was(), look.ui_font(13), look.palette.muted) + px(6)
        badge = QRectF(left, (self.height() - px(18)) / 2, px(18), px(18))
        if badge.right() <= self.width():
            paint_badge(painter, badge, letter_of(value.writer), False, "running", look)

    def _paint_box(self, painter: QPainter, left: int) -> int:
        look, px, colours = self._look, self._look.px, self._look.palette
        font = look.code_font(16, bold=True)
        text = short_value(self._value.value)
        width = min(max(QFontMetrics(font).horizontalAdvance(text) + px(20), px(_BOX)), self.width() - left)
        box = QRectF(left, px(2), width, self.height() - px(4))
        writer = self._value.writer
        letter = letter_of(writer) if writer is not None else ""
        painter.setPen(QPen(QColor(colours.actor(letter) if letter else colours.edge), look.stroke(1.5)))
        painter.setBrush(QColor(colours.actor_tint(letter) if letter else colours.sunken))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), px(6), px(6))
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(width) - px(8))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
        return int(box.right())

    def _paint_text(self, painter: QPainter, left: int, text: str, font: QFont, color: str) -> int:
        """Returns its right end."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(self.width() - left, 0))
        painter.setFont(font)
        painter.setPen(QColor(color))
        painter.drawText(QRectF(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        return left + metrics.horizontalAdvance(shown)
