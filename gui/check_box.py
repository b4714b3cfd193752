"""A check box whose box is as large as its words are, and can be seen on a dark ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QStylePainter, QWidget

from gui.icons import paint_icon
from gui.theme import Look

_SIDE, _GAP, _MARGIN = 16, 8, 5


class CheckBox(QCheckBox):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self) -> QSize:
        px, words = self._look.px, self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.text())
        wide = px(_SIDE + _GAP + 2 * _MARGIN) + words.width()
        return QSize(wide, max(px(_SIDE), words.height()) + 2 * px(_MARGIN))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, colours, px = self._look, self._look.palette, self._look.px
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)  # the ring of the focus
        painter.setRenderHint(QStylePainter.RenderHint.Antialiasing)
        side = px(_SIDE)
        box = QRectF(px(_MARGIN), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(colours.ink if self.isChecked() else colours.faint), look.stroke(1.5)))
        painter.setBrush(QColor(colours.ink if self.isChecked() else colours.surface))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(3), px(3))
        if self.isChecked():
            paint_icon(painter, "check", box.adjusted(px(2), px(2), -px(2), -px(2)), colours.on_ink)
        painter.setPen(QColor(colours.text))
        words = QRectF(box.right() + px(_GAP), 0, self.width() - box.right() - px(_GAP), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
