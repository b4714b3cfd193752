"""A view's title and, beside it, what its signs mean: each sign drawn as in the view, with words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QHideEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import Look
from gui.views.patterns import hatch, triangle

Sign = Literal[
    "zigzag",
    "dashes",
    "vertical",
    "steps",
    "put",
    "get",
    "crowd",
    "arrow",
    "band",
    "runs",
    "ready",
    "sleeps",
    "blocked",
    "",
]

_HEIGHT, _NEXT_ROW = 26, 18
"""Of the first line, which has the title, and of each further one."""
_TITLE_GAP = 20


@dataclass(frozen=True, slots=True)
class _Spaces:
    """The width of a sign, the gap after it, and the gap after the words; in unscaled pixels."""

    sign: int
    gap: int
    after: int


_EASY, _TIGHT = _Spaces(22, 6, 18), _Spaces(16, 4, 10)
_CORNER_OVERHANG, _CORNER_GAP = 6, 10
"""What stands at the right end: so far its frame reaches beyond the edge at which its sign ends; room before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign in up to two colours and what it means; `short` where there is little room."""

    sign: Sign
    text: str
    color: str
    second: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its words, and where it stands."""

    entry: Entry
    words: str
    room: QRectF
    sign: float
    """The width of its sign."""


class Legend(QWidget):
    """Where there is too little room, entries take their short words (the tooltip has the long ones), then stand closer
    together, and then go on in further lines: none is ever left out. Lines that it has got it keeps while it is to be
    seen, or what is around it would move."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, at_right: bool = True) -> None:
        super().__init__(parent)
        self._look = look
        self._at_right = at_right
        self._title = ""
        self._entries: tuple[Entry, ...] = ()
        self._inset = (16.0, 20.0)
        self._corner: QWidget | None = None
        self._lines = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_inset(self, left: float, right: float) -> None:
        """From the widget's edges to what it shows, in unscaled pixels."""
        self._inset = (left, right)
        self._settle()

    def set_corner(self, widget: QWidget) -> None:
        """Puts `widget` at the right end; it is there whenever there is something to be seen."""
        self._corner = widget
        widget.setParent(self)
        widget.setVisible(bool(self._title or self._entries))
        self._place_corner()
        self._settle()

    def show_entries(self, title: str, entries: tuple[Entry, ...]) -> None:
        if (title, entries) != (self._title, self._entries):
            self._title, self._entries = title, entries
            self.setAccessibleName(", ".join(part for part in (title, *(entry.text for entry in entries)) if part))
            self.setToolTip("\n".join(entry.text for entry in entries if entry.text))
            if self._corner is not None:
                self._corner.setVisible(bool(title or entries))
            self._settle()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._place_corner()
        self._lines = 1
        self.updateGeometry()
        self._settle()

    def _place_corner(self) -> None:
        if self._corner is not None:
            side = self._look.px(_HEIGHT)
            right = self.width() - self._look.px(self._inset[1] - _CORNER_OVERHANG)
            self._corner.setGeometry(right - side, 0, side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_corner()
        if event.size().width() != event.oldSize().width():
            self._lines = 1
            self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._lines = 1

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(_HEIGHT) + (self._lines - 1) * self._look.px(_NEXT_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self.sizeHint().height())

    # --- where everything stands ---------------------------------------------------------------------------

    def _settle(self) -> None:
        """As high as its lines need."""
        lines = 1 + len({placed.room.top() for placed in self.places() if placed.room.top() > 0})
        if lines > self._lines:
            self._lines = lines
            self.updateGeometry()
        self.update()

    def _room(self) -> QRectF:
        """Of the first line."""
        px = self._look.px
        room = QRectF(px(self._inset[0]), 0, self.width() - px(self._inset[0]) - px(self._inset[1]), px(_HEIGHT))
        if self._corner is not None:
            room.setRight(self._corner.x() - px(_CORNER_GAP))
        return room

    def _title_width(self) -> float:
        return QFontMetrics(self._look.ui_font(13, 600)).horizontalAdvance(self._title) if self._title else 0.0

    def places(self) -> list[Placed]:
        """All entries: in one line if that is possible."""
        room = self._room()
        if self._title:
            room.setLeft(min(room.left() + self._title_width() + self._look.px(_TITLE_GAP), room.right()))
        for short, spaces in ((False, _EASY), (True, _EASY), (True, _TIGHT)):
            sizes = self._sizes(short, spaces)
            if sum(width for _, width in sizes) - self._look.px(spaces.after) <= room.width():
                return self._in_line(self._entries, sizes, room, spaces)
        return self._in_lines(sizes, room, spaces)

    def _sizes(self, short: bool, spaces: _Spaces) -> list[tuple[str, float]]:
        """The words of each entry, and its width with the gap after it."""
        px, metrics = self._look.px, QFontMetrics(self._look.ui_font(12))
        words = [(entry.short or entry.text) if short else entry.text for entry in self._entries]
        signs = [px(spaces.sign + spaces.gap) if entry.sign else 0 for entry in self._entries]
        return [
            (text, metrics.horizontalAdvance(text) + sign + px(spaces.after))
            for text, sign in zip(words, signs, strict=True)
        ]

    def _in_lines(self, sizes: list[tuple[str, float]], first: QRectF, spaces: _Spaces) -> list[Placed]:
        """As many entries in each line as fit; only the first line has the title before them."""
        px, placed, start, room = self._look.px, list[Placed](), 0, first
        while start < len(sizes):
            end, width = start, -float(px(spaces.after))
            while end < len(sizes) and width + sizes[end][1] <= room.width():
                width += sizes[end][1]
                end += 1
            if end == start and room is not first:  # wider than a line: alone in it
                end += 1
            placed += self._in_line(self._entries[start:end], sizes[start:end], room, spaces)
            start = end
            whole = self._room()
            room = QRectF(whole.left(), room.bottom(), whole.width(), px(_NEXT_ROW))
        return placed

    def _in_line(
        self, entries: tuple[Entry, ...], sizes: list[tuple[str, float]], room: QRectF, spaces: _Spaces
    ) -> list[Placed]:
        px = self._look.px
        total = sum(width for _, width in sizes) - px(spaces.after)
        x, placed = room.right() - total if self._at_right else room.left(), []
        for entry, (words, width) in zip(entries, sizes, strict=True):
            place = QRectF(x, room.top(), width - px(spaces.after), room.height())
            placed.append(Placed(entry, words, place, px(spaces.sign)))
            x += width
        return placed

    # --- drawing -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, colours = Qt.AlignmentFlag.AlignVCenter, self._look.palette
        room = self._room()
        if self._title:
            painter.setFont(self._look.ui_font(13, 600))
            painter.setPen(QColor(colours.text))
            title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, middle, title)
        painter.setFont(self._look.ui_font(12))
        for placed in self.places():
            entry, words = placed.entry, placed.room.adjusted(0, 0, 2, 0)  # a width rounded down would cut a letter
            if entry.sign:
                sign = QRectF(placed.room.left(), placed.room.top(), placed.sign, placed.room.height())
                _paint_sign(painter, sign, entry, self._look)
            painter.setPen(QColor(colours.muted if entry.sign else entry.color))
            painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, placed.words)


def _paint_sign(painter: QPainter, room: QRectF, entry: Entry, look: Look) -> None:
    px, middle = look.px, room.center()
    left, right, width = room.left(), room.right(), look.stroke(2)
    color, second = QColor(entry.color), QColor(entry.second or entry.color)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match entry.sign:
        case "zigzag":
            tip = QPointF(middle.x(), middle.y() - px(4))
            painter.setPen(QPen(color, width))
            painter.drawLine(QPointF(left, middle.y() + px(4)), tip)
            painter.setPen(QPen(second, width))
            painter.drawLine(tip, QPointF(right, middle.y() + px(4)))
        case "dashes" | "sleeps":
            pen = QPen(color, look.stroke(1.4))
            pen.setDashPattern([3.2, 2.0] if entry.sign == "dashes" else [1.6, 1.6])
            painter.setPen(pen)
            painter.drawLine(QPointF(left, middle.y()), QPointF(right, middle.y()))
        case "vertical":
            painter.setPen(QPen(color, look.stroke(1.6)))
            painter.drawLine(QPointF(middle.x(), middle.y() - px(6)), QPointF(middle.x(), middle.y() + px(6)))
        case "steps":
            painter.setPen(QPen(color, width))
            painter.drawPolyline(_steps(left, middle, right, px(4)))
        case "put" | "get":
            painter.setPen(QPen(color, look.stroke(1.4)))
            painter.setBrush(color)
            painter.drawPolygon(triangle(middle, px(5), up=entry.sign == "put"))
        case "crowd":
            painter.setBrush(color)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(triangle(QPointF(left + px(5), middle.y()), px(4), up=True))
            painter.drawRect(QRectF(left + px(5), middle.y() + px(3.2) - px(2), right - left - px(5), px(2)))
        case "arrow":
            painter.setPen(QPen(color, look.stroke(1.4)))
            tip = QPointF(middle.x() + px(5), middle.y())
            painter.drawLine(QPointF(middle.x() - px(7), middle.y()), tip)
            painter.setBrush(color)
            painter.drawPolygon(QPolygonF([tip, tip + QPointF(-px(5), -px(3)), tip + QPointF(-px(5), px(3))]))
        case "ready":
            painter.fillRect(QRectF(left, middle.y() - px(2), right - left, px(4)), color)
        case "runs" | "band" | "blocked":
            _paint_block(painter, QRectF(left, middle.y() - px(5), right - left, px(10)), entry, look)


def _steps(left: float, middle: QPointF, right: float, rise: float) -> QPolygonF:
    low, high = middle.y() + rise, middle.y() - rise
    return QPolygonF([QPointF(left, low), QPointF(middle.x(), low), QPointF(middle.x(), high), QPointF(right, high)])


def _paint_block(painter: QPainter, block: QRectF, entry: Entry, look: Look) -> None:
    if entry.sign == "blocked":
        painter.setPen(QPen(QColor(entry.color), look.stroke(1)))
        painter.setBrush(QBrush(hatch(entry.color, look, painter.device().devicePixelRatioF())))
    else:
        painter.setPen(QPen(QColor(entry.second), 1) if entry.second else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(entry.color))
    painter.drawRect(block)
