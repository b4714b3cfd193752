"""Labels for the cards: text that is cut with an ellipsis where there is no room, and the learner's prediction."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from gui.theme import Look


class ElidedLabel(QLabel):
    """Lines of plain text, cut at their right end where it is too narrow; the tooltip then has the whole."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().height() * 2), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = elided(self.text(), self.fontMetrics(), room.width())
        self.setToolTip(self.text().replace("\n", " ") if shown != self.text() else "")
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


def in_two_lines(text: str, metrics: QFontMetrics, width: int) -> str:
    """`text` broken once, at the last place at which its first part fits into `width` pixels; as it is where it fits
    in one line. Chinese may be broken anywhere."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    places = [place for place in range(1, len(text)) if text[place - 1] == " " or ord(text[place]) > 0x2E80]
    fitting = [place for place in places if metrics.horizontalAdvance(text[:place].rstrip()) <= width]
    return f"{text[: fitting[-1]].rstrip()}\n{text[fitting[-1] :]}" if fitting else text


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """Each line of `text` cut with an ellipsis where it is wider than `width` pixels."""
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in text.split("\n"))


class ElidedButton(QPushButton):
    """A button whose text is cut where it is too narrow; its accessible name stays whole."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().height() * 3), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        option.text = elided(self.text(), self.fontMetrics(), room)
        QStylePainter(self, self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def styled(label: QWidget, look: Look, *, size: float, color: str, weight: int = 400, code: bool = False) -> None:
    """Gives `label` a font of `size` unscaled pixels and a colour of its own, over the application's style sheet."""
    family = f'font-family: "{look.code_font().families()[0]}";' if code else ""
    sheet = f"color: {color}; font-size: {look.px(size)}px; font-weight: {weight}; {family} background: transparent;"
    if label.styleSheet() != sheet:  # to set one again makes Qt style the label anew all the same
        label.setStyleSheet(sheet)
