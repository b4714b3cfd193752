"""What outlined and filled mean in the chart of endings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import Look

translate = QCoreApplication.translate

_BOX = 11
_GAP = 6
_BETWEEN = 16


class ShareLegend(QWidget):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _items(self) -> tuple[str, str]:
        return translate("ShareLegend", "from the start"), translate("ShareLegend", "still possible from here")

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px, metrics = self._look.px, QFontMetrics(self._look.ui_font(12))
        width = sum(px(_BOX + _GAP) + metrics.horizontalAdvance(text) for text in self._items()) + px(_BETWEEN) + 4
        return QSize(width, px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, colours = self._look.px, self._look.palette
        painter = QPainter(self)
        font = self._look.ui_font(12)
        painter.setFont(font)
        left = 1
        for place, text in enumerate(self._items()):
            box = QRectF(left, (self.height() - px(_BOX)) / 2, px(_BOX), px(_BOX))
            if place:
                painter.fillRect(box, QColor(colours.bars[2]))
            else:
                painter.setPen(QPen(QColor(colours.muted), self._look.stroke(1)))
                painter.drawRect(box)
            left += px(_BOX + _GAP)
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRectF(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += QFontMetrics(font).horizontalAdvance(text) + px(_BETWEEN)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)
