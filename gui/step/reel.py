"""The instruction reel of a thread: what it has done, what it does next, and what comes then if nobody interferes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.scheduler.rows import Row
from core.scheduler.scene import ThreadScene
from gui.icons import paint_icon
from gui.step.names import letter_of
from gui.step.words import row_words
from gui.theme import Look, mix

_ROW = 30
_ROW_COMPACT = 25
_LEAST_ROWS = 3
_DONE_ROWS = 4
_SIDE = 8
_ICON = 12
_DOT = 9
_TEXT = 42
_CODE_GAP = 8


@dataclass(frozen=True, slots=True)
class _Line:
    row: Row
    state: str
    """done, next, same (of the coming step) or later."""


class Reel(QWidget):
    """Draws as many rows as there is room for, the next one always."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._thread = ThreadScene(0, "", "new")
        self._is_compact = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so that nothing is drawn below it

    def show_thread(self, thread: ThreadScene) -> None:
        shown = self._thread
        self._thread = thread
        if (thread.state, thread.done, thread.coming) != (shown.state, shown.done, shown.coming):
            self.setAccessibleDescription("\n".join(self.words()))
            self.update()

    def words(self) -> list[str]:
        """The rows as text, those that are done first."""
        return [self._words(line) for line in self._lines(_DONE_ROWS + 8)]

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        self.updateGeometry()
        self.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(220), self._row_height() * 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._row_height() * _LEAST_ROWS)

    def _row_height(self) -> int:
        return self._look.px(_ROW_COMPACT if self._is_compact else _ROW)

    def _lines(self, room: int) -> list[_Line]:
        """As many as fit: at most half of them done."""
        thread = self._thread
        coming = thread.coming if thread.state in ("ready", "waiting") else ()
        behind = min(len(thread.done), _DONE_ROWS, max(room - 1, 0) if not coming else max(room // 2, 1))
        done = [_Line(row, "done") for row in thread.done[len(thread.done) - behind :]]
        ahead = [
            _Line(row, "next" if place == 0 else "same" if row.step == 0 else "later")
            for place, row in enumerate(coming)
        ]
        return (done + ahead)[:room]

    def _words(self, line: _Line) -> str:
        return row_words(line.row, line.state == "done", line.state in ("next", "same"))

    # --- drawing -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._look.palette.surface))
        height = self._row_height()
        for place, line in enumerate(self._lines(max(self.height() // height, 1))):
            self._paint_line(painter, QRectF(0, place * height, self.width(), height), line)

    def _paint_line(self, painter: QPainter, room: QRectF, line: _Line) -> None:
        px, colours = self._look.px, self._look.palette
        letter = letter_of(self._thread.number)
        is_next, can_go = line.state == "next", self._thread.state == "ready"
        hue = QColor(colours.actor(letter))
        if is_next:
            self._paint_frame(painter, room, letter, can_go)
        elif line.state == "same" and can_go:
            painter.fillRect(QRectF(px(2), room.top(), px(3), room.height()), QColor(colours.actor_pale(letter)))
        middle = room.center().y()
        sign = QRectF(px(_SIDE), middle - px(_ICON) / 2, px(_ICON), px(_ICON))
        if line.state == "done":
            paint_icon(painter, "check", sign, colours.muted)
        elif is_next:
            icon_name = "chevron-right" if can_go else "hourglass"
            paint_icon(painter, icon_name, sign, hue if can_go else colours.muted)
        if line.row.shared:
            self._paint_dot(painter, middle, hue, line.state == "done")
        self._paint_words(painter, room, line)

    def _paint_frame(self, painter: QPainter, room: QRectF, letter: str, can_go: bool) -> None:
        px, colours = self._look.px, self._look.palette
        fill = colours.actor_tint(letter) if can_go else mix(colours.ink, colours.surface, 0.05)
        painter.setPen(QPen(QColor(colours.actor(letter) if can_go else colours.edge), self._look.stroke(1.5)))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), px(6), px(6))

    def _paint_dot(self, painter: QPainter, middle: float, hue: QColor, is_done: bool) -> None:
        px, colours = self._look.px, self._look.palette
        side = px(_DOT) - (2 if is_done else 0)
        dot = QRectF(px(_SIDE + _ICON + 5), middle - side / 2, side, side)
        painter.setPen(QPen(QColor(colours.muted), self._look.stroke(1.5)) if is_done else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if is_done else hue)
        painter.drawEllipse(dot)

    def _paint_words(self, painter: QPainter, room: QRectF, line: _Line) -> None:
        px, colours = self._look.px, self._look.palette
        is_next = line.state == "next"
        code_font, font = self._look.code_font(12), self._look.ui_font(14, 600 if is_next else 400)
        left, right = px(_TEXT), self.width() - px(_SIDE)
        words = self._words(line)
        width = QFontMetrics(font).horizontalAdvance(words)
        code_width = QFontMetrics(code_font).horizontalAdvance(line.row.name)
        if left + width + px(_CODE_GAP) + code_width <= right:
            painter.setFont(code_font)
            painter.setPen(QColor(colours.muted))
            code_room = QRectF(right - code_width - 1, room.top(), code_width + 2, room.height())
            painter.drawText(code_room, Qt.AlignmentFlag.AlignVCenter, line.row.name)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(font)
        tones = {"done": colours.muted, "next": colours.text, "same": colours.text, "later": colours.muted}
        painter.setPen(QColor(tones[line.state]))
        text_room = QRectF(left, room.top(), right - left, room.height())
        painter.drawText(text_room, Qt.AlignmentFlag.AlignVCenter, shown)
