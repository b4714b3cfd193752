"""Labels for the cards: text that is cut with an ellipsis where there is no room, and the learner's prediction."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from gui.theme import Look

_WIDE_ENDS = "。，；：！？、"
_ENDS = _WIDE_ENDS + ".,;:!?"
_NEVER_FIRST = _WIDE_ENDS + "）》”’"
_LEAST_REST = 4
"""So many Chinese characters, with what ends the sentence, are more than half a word."""


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
    """`text` broken once, as it is where it fits into `width` pixels in one line: behind a sentence or a part of one if
    both lines then fit, else at the last place at which the first one does. Chinese may be broken anywhere, but no line
    is left with the end of a word alone."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    places = [place for place in range(1, len(text)) if _breaks(text, place)]
    fitting = [place for place in places if metrics.horizontalAdvance(text[:place].rstrip()) <= width]
    if not fitting:
        return text
    behind = [place for place in fitting if text[:place].rstrip()[-1] in _ENDS]
    behind = [place for place in behind if metrics.horizontalAdvance(text[place:]) <= width]
    enough = [place for place in fitting if text[place - 1] == " " or len(text) - place >= _LEAST_REST]
    place = (behind or enough or fitting)[-1]
    return f"{text[:place].rstrip()}\n{text[place:]}"


def in_lines(text: str, metrics: QFontMetrics, width: int) -> str:
    """`text` on as few lines of `width` pixels as can be: two are broken behind a sentence where both then fit, all
    others so that they are about as long, for a word alone on the last line looks like a mistake."""
    pieces = _pieces(text, metrics)
    lines = _filled(pieces, width)
    if len(lines) == 2:
        first, _, rest = in_two_lines(text, metrics, width).partition("\n")
        if first[-1] in _ENDS and metrics.horizontalAdvance(rest) <= width:
            return f"{first}\n{rest}"
    low, high = 0, width
    while len(lines) > 1 and high - low > 1:
        middle = (low + high) // 2
        if len(_filled(pieces, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return "\n".join(_filled(pieces, high))


def _pieces(text: str, metrics: QFontMetrics) -> list[tuple[str, float, float]]:
    """What cannot be broken, each with its width in pixels and the width of the spaces behind it. To measure is what
    costs: a line is as wide as its pieces."""
    exactly = QFontMetricsF(metrics)
    places = [0, *(place for place in range(1, len(text)) if _breaks(text, place)), len(text)]
    pieces = [text[start:end] for start, end in pairwise(places)]
    bare = [exactly.horizontalAdvance(piece.rstrip()) for piece in pieces]
    return [(piece, room, exactly.horizontalAdvance(piece) - room) for piece, room in zip(pieces, bare, strict=True)]


def _filled(pieces: list[tuple[str, float, float]], width: float) -> list[str]:
    """Lines of at most `width` pixels, each with as much as it takes; wider ones where there is nothing to break."""
    lines, line, used = [], "", 0.0
    for piece, room, space in pieces:
        if line and used + room > width:
            lines.append(line.rstrip())
            line, used = "", 0.0
        line += piece
        used += room + space
    return [*lines, line]


def _breaks(text: str, place: int) -> bool:
    """Whether a line may end before the character at `place`; none begins with what ends a sentence."""
    before, after = text[place - 1], text[place]
    return before == " " or ((before in _WIDE_ENDS or ord(after) > 0x2E80) and after not in _NEVER_FIRST)


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
