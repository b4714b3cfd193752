"""Labels for the cards: text that is cut with an ellipsis where there is no room, and the learner's prediction."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from gui.theme import Look


class ElidedLabel(QLabel):
    """One line of plain text, cut at its right end where it is too narrow; the tooltip then has the whole."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().height() * 2), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


def fitting_size(text: str, width: int, look: Look, sizes: tuple[float, ...], *, code: bool = False) -> float:
    """The first of `sizes` (unscaled pixels, largest first) at which `text` fits into `width` pixels; else the last."""
    for size in sizes:
        font = look.code_font(size, bold=True) if code else look.ui_font(size, 600)
        if QFontMetrics(font).horizontalAdvance(text) <= width:
            return size
    return sizes[-1]


class ElidedButton(QPushButton):
    """A button whose text is cut where it is too narrow; its accessible name stays whole."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().height() * 3), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self, self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def styled(label: QWidget, look: Look, *, size: float, color: str, weight: int = 400, code: bool = False) -> None:
    """Gives `label` a font of `size` unscaled pixels and a colour of its own, over the application's style sheet."""
    family = f'font-family: "{look.code_font().families()[0]}";' if code else ""
    label.setStyleSheet(
        f"color: {color}; font-size: {look.px(size)}px; font-weight: {weight}; {family} background: transparent;"
    )
