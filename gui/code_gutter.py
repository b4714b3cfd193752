"""The gutter of the editor: line numbers, who is on which line, and what they wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from core.snapshot import Snapshot, ThreadView
from gui.badge import paint_badge
from gui.code_marks import LineMark
from gui.icons import paint_icon
from gui.wording import actor_name, number, waits

if TYPE_CHECKING:
    from gui.code_editor import CodeEditor

translate = QCoreApplication.translate

WIDTH = 86
"""Of what is sunken, in unscaled pixels; the tint of a line goes right across it."""

_BAR = 3
_WAIT = (13, 13)
_BADGE = (30, 18)
_PAIR = ((14, 16), (31, 16))
_PAIR_WAIT = (3, 10)
"""Left side and size: of the icon, of a badge alone, of two. More than two are one, and a count in the other's
place."""
_NUMBER_RIGHT = 78


class CodeGutter(QWidget):
    """Left of the editor's text, of the editor's height. A click in it is a click on the line."""

    def __init__(self, editor: CodeEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setMouseTracking(True)

    def update_line(self, line: int) -> None:
        rect = self._editor.lines.line_rect(line)
        self.update(0, int(rect.top()) + self._shift, self.width(), int(rect.height()) + 1)

    @property
    def _shift(self) -> int:
        """From the viewport's heights to the gutter's."""
        return self._editor.viewport().y() - self.y()

    # --- drawing -------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        editor, look = self._editor, self._editor.look
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(look.palette.surface))
        sunken = QRectF(0, 0, look.px(WIDTH), self.height())
        painter.fillRect(sunken.intersected(QRectF(event.rect())), QColor(look.palette.sunken))
        painter.setFont(look.code_font(12))
        shift = self._shift
        for block, top in editor.lines.visible(event.rect().top() - shift, event.rect().bottom() + 1 - shift):
            row = QRectF(0, top + shift, self.width(), editor.lines.line_height)
            if top >= editor.lines.end_of_whole:
                break
            if block.length() > 1 or block.next().isValid():  # what follows the last line end is no line
                self._paint_line(painter, block.blockNumber() + 1, row)

    def _paint_line(self, painter: QPainter, line: int, row: QRectF) -> None:
        look, colours, annotations = self._editor.look, self._editor.look.palette, self._editor.annotations
        tint = annotations.tint(line, colours)
        if tint:
            painter.fillRect(row, QColor(tint))
            self._paint_bars(painter, row, annotations.bars(line, colours))
        painter.setPen(QColor(colours.muted if tint else colours.faint))
        numbers = QRectF(row.left(), row.top(), look.px(_NUMBER_RIGHT), row.height())
        painter.drawText(numbers, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(line))
        mark = annotations.marks.get(line)
        if mark is not None and mark.threads:
            self._paint_mark(painter, row, mark)

    def _paint_bars(self, painter: QPainter, row: QRectF, bars: list[str]) -> None:
        height = row.height() / len(bars)
        for index, color in enumerate(bars):
            painter.fillRect(QRectF(0, row.top() + index * height, self._editor.look.px(_BAR), height), QColor(color))

    def _paint_mark(self, painter: QPainter, row: QRectF, mark: LineMark) -> None:
        colours, threads = self._editor.look.palette, mark.threads
        alone = len(threads) == 1
        if mark.waits and len(threads) <= 2:
            place = self._place(row, *(_WAIT if alone else _PAIR_WAIT))
            paint_icon(painter, mark.waits, place, colours.wrong if mark.is_stuck else colours.muted)
        if alone:
            self._paint_badge(painter, self._place(row, *_BADGE), threads[0])
            return
        self._paint_badge(painter, self._place(row, *_PAIR[1]), threads[0])
        other = self._place(row, *_PAIR[0])
        if len(threads) == 2:
            self._paint_badge(painter, other, threads[1])
            return
        painter.setPen(QColor(colours.muted))
        count = other.adjusted(-self._editor.look.px(6), 0, 0, 0)
        painter.drawText(count, Qt.AlignmentFlag.AlignCenter, f"+{len(threads) - 1}")

    def _place(self, row: QRectF, left: int, size: int) -> QRectF:
        side = self._editor.look.px(size)
        return QRectF(self._editor.look.px(left), row.center().y() - side / 2, side, side)

    def _paint_badge(self, painter: QPainter, place: QRectF, thread: ThreadView) -> None:
        actor = thread.actor
        paint_badge(painter, place, actor.letter, actor.is_process, thread.activity, self._editor.look)

    # --- words ---------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self._editor.lines.line_at(event.pos().y() - self._shift)
            QToolTip.showText(event.globalPos(), self._editor.line_words(line), self)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._editor.wheelEvent(event)


def mark_words(mark: LineMark, snapshot: Snapshot, text: str) -> str:
    """Who is on a line, and what they do there; `text` is the line's. One actor a line."""
    words = [thread_words(thread, snapshot, text) for thread in mark.threads]
    if any(thread.activity in ("running", "ready") for thread in mark.threads) and snapshot.sample_rate:
        rate = number(round(snapshot.sample_rate))
        words.append(translate("CodeGutter", "sampled, about {rate} a second").format(rate=rate))
    return "\n".join(words)


def thread_words(thread: ThreadView, snapshot: Snapshot, text: str = "") -> str:
    """``A incr: runs``"""
    wait = thread.state.wait
    if thread.activity in ("blocked", "sleeping") and wait is not None:
        does = waits(wait, snapshot, text)
    elif thread.activity == "running":
        does = translate("CodeGutter", "runs")
    else:
        does = translate("CodeGutter", "ready, waits for its turn")
    template = translate("CodeGutter", "{letter} {name}: {does}", "an actor's letter and name, and what it does")
    return template.format(letter=thread.actor.letter, name=actor_name(thread.actor), does=does)
