"""A view's title and, beside it, what its signs mean: each sign drawn as in the view, with words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import Look
from gui.views.patterns import hatch, triangle

Sign = Literal[
    "zigzag", "dashes", "vertical", "steps", "put", "get", "arrow", "band", "runs", "ready", "sleeps", "blocked", ""
]

_HEIGHT = 26
_SIGN_WIDTH = 22
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


class Legend(QWidget):
    """Where there is too little room, entries take their short words, and then the first ones go (the tooltip keeps
    them)."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, at_right: bool = True) -> None:
        super().__init__(parent)
        self._look = look
        self._at_right = at_right
        self._title = ""
        self._entries: tuple[Entry, ...] = ()
        self._inset = (16.0, 20.0)
        self._corner: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_inset(self, left: float, right: float) -> None:
        """From the widget's edges to what it shows, in unscaled pixels."""
        self._inset = (left, right)
        self.update()

    def set_corner(self, widget: QWidget) -> None:
        """Puts `widget` at the right end; it is there whenever there is something to be seen."""
        self._corner = widget
        widget.setParent(self)
        widget.setVisible(bool(self._title or self._entries))
        self._place_corner()

    def show_entries(self, title: str, entries: tuple[Entry, ...]) -> None:
        if (title, entries) != (self._title, self._entries):
            self._title, self._entries = title, entries
            self.setAccessibleName(", ".join(part for part in (title, *(entry.text for entry in entries)) if part))
            self.setToolTip("\n".join(entry.text for entry in entries if entry.text))
            if self._corner is not None:
                self._corner.setVisible(bool(title or entries))
            self.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._place_corner()
        self.updateGeometry()
        self.update()

    def _place_corner(self) -> None:
        if self._corner is not None:
            side = self._look.px(_HEIGHT)
            right = self.width() - self._look.px(self._inset[1] - _CORNER_OVERHANG)
            self._corner.setGeometry(right - side, 0, side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_corner()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colours = self._look.px, self._look.palette
        room = QRectF(px(self._inset[0]), 0, self.width() - px(self._inset[0]) - px(self._inset[1]), self.height())
        if self._corner is not None:
            room.setRight(self._corner.x() - px(_CORNER_GAP))
        if self._title:
            painter.setFont(self._look.ui_font(13, 600))
            painter.setPen(QColor(colours.text))
            title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
            room.adjust(painter.fontMetrics().horizontalAdvance(title) + px(20), 0, 0, 0)
        painter.setFont(self._look.ui_font(12))
        self._paint_entries(painter, room)

    def _paint_entries(self, painter: QPainter, room: QRectF) -> None:
        px = self._look.px
        shown = self._fitting(painter, room.width())
        total = sum(width for _, _, width in shown) - (px(18) if shown else 0)
        x = room.right() - total if self._at_right else room.left()
        for entry, text, width in shown:
            if entry.sign:
                _paint_sign(painter, QRectF(x, 0, px(_SIGN_WIDTH), self.height()), entry, self._look)
            left = x + (px(_SIGN_WIDTH + 6) if entry.sign else 0)
            painter.setPen(QColor(self._look.palette.muted if entry.sign else entry.color))
            painter.drawText(QRectF(left, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            x += width

    def _fitting(self, painter: QPainter, room: float) -> list[tuple[Entry, str, float]]:
        """The entries for which there is room, each with its text and its width with the gap after it."""
        px, metrics = self._look.px, painter.fontMetrics()

        def measured(entries: tuple[Entry, ...], words: Callable[[Entry], str]) -> list[tuple[Entry, str, float]]:
            sign = px(_SIGN_WIDTH + 6)
            return [
                (entry, words(entry), metrics.horizontalAdvance(words(entry)) + (sign if entry.sign else 0) + px(18))
                for entry in entries
            ]

        shown = measured(self._entries, lambda entry: entry.text)
        if sum(width for _, _, width in shown) - px(18) > room:
            shown = measured(self._entries, lambda entry: entry.short or entry.text)
        while shown and sum(width for _, _, width in shown) - px(18) > room:
            shown = shown[1:]
        return shown


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
