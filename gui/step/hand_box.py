"""What a thread has in hand: the value that it works with, crimson once it is stale."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.scheduler.scene import Stale, ThreadScene
from gui.icons import paint_icon
from gui.step.phrases import stale_words
from gui.step.words import short_value
from gui.theme import Look

translate = QCoreApplication.translate

_HEIGHT = 42
_COMPACT = 32
_SIDE = 12


class HandBox(QWidget):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hand = ""
        self._stale: Stale | None = None
        self._is_compact = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that nothing is drawn below it
        self._describe()

    def show_thread(self, thread: ThreadScene) -> None:
        if (thread.hand, thread.stale) != (self._hand, self._stale):
            self._hand, self._stale = thread.hand, thread.stale
            self._describe()
            self.update()

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        self.updateGeometry()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(_COMPACT if self._is_compact else _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(80), self.sizeHint().height())

    def _describe(self) -> None:
        """The box for those who cannot see it; its tooltip where the words do not fit."""
        hand = short_value(self._hand) if self._hand else translate("HandBox", "nothing")
        words = translate("HandBox", "in hand: {value}").format(value=hand)
        stale = stale_words(self._stale) if self._stale is not None else ""
        self.setAccessibleName(f"{words}; {stale}" if stale else words)
        self.setToolTip(stale)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, px, colours = self._look, self._look.px, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._look.palette.surface))
        is_stale = self._stale is not None
        painter.setPen(QPen(QColor(colours.wrong if is_stale else colours.line), look.stroke(1.2 if is_stale else 1)))
        painter.setBrush(QColor(colours.wrong_tint if is_stale else colours.sunken))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), px(6), px(6))
        left = px(_SIDE)
        left += self._paint(painter, left, translate("HandBox", "in hand"), 13, colours.muted) + px(10)
        if not self._hand:
            self._paint(painter, left, translate("HandBox", "nothing"), 13, colours.muted)
            return
        left += self._paint_value(painter, left) + px(12)
        if self._stale is not None and self.width() - left > px(40):
            paint_icon(painter, "warning", QRectF(left, (self.height() - px(14)) / 2, px(14), px(14)), colours.wrong)
            self._paint(painter, left + px(20), stale_words(self._stale), 13, colours.wrong)

    def _paint_value(self, painter: QPainter, left: int) -> int:
        font = self._look.code_font(18 if not self._is_compact else 15, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(self._look.palette.text))
        text = short_value(self._hand)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return QFontMetrics(font).horizontalAdvance(text)

    def _paint(self, painter: QPainter, left: int, text: str, size: int, color: str) -> int:
        font = self._look.ui_font(size)
        room = self.width() - left - self._look.px(6)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(QColor(color))
        painter.drawText(QRectF(left, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        return QFontMetrics(font).horizontalAdvance(shown)
