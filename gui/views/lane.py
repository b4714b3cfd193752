"""One lane painted: a badge, a name, and what the thread did."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen

from core.snapshot import Snapshot, ThreadView
from gui.badge import paint_badge
from gui.icons import paint_icon
from gui.theme import Look
from gui.views.axes import TimeAxis
from gui.views.lane_shapes import Shapes, joined
from gui.views.lane_words import end_words, kept_words, lane_name
from gui.views.patterns import hatch
from gui.wording import waits

_BAR = 16
_ICON = 12
_BADGE = 18
_INSET = 12
_INDENT = 10


@dataclass(frozen=True, slots=True)
class LaneRow:
    """Where a lane is: `top` and `height` in pixels, `left` and `right` the ends of its axis. `is_inner` says that
    it belongs to the process whose lane stands above; `failure` is the exit code of a process that failed, on its
    first lane."""

    thread: ThreadView
    top: float
    height: float
    left: float
    right: float
    is_inner: bool = False
    failure: int | None = None

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    def bar(self, look: Look) -> tuple[float, float]:
        """Top and height of what fills the lane."""
        height = look.px(_BAR)
        return self.middle - height / 2, height


def paint_name(painter: QPainter, row: LaneRow, look: Look) -> None:
    actor = row.thread.actor
    px = look.px
    x = px(_INSET) + (px(_INDENT) if row.is_inner else 0)
    badge = QRectF(x, row.middle - px(_BADGE) / 2, px(_BADGE), px(_BADGE))
    paint_badge(painter, badge, actor.letter, actor.is_process, "running", look)
    room = QRectF(badge.right() + px(7), row.top, row.left - badge.right() - px(7 + 6), row.height)
    painter.setFont(look.ui_font(13))
    painter.setPen(QColor(look.palette.text))
    name = painter.fontMetrics().elidedText(lane_name(actor), Qt.TextElideMode.ElideMiddle, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)


def paint_lane(painter: QPainter, row: LaneRow, shapes: Shapes, axis: TimeAxis, look: Look) -> None:
    """All but words."""
    letter, colours = row.thread.actor.letter, look.palette
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(colours.grid), 1))
    painter.drawLine(QLineF(row.left, row.middle, row.right, row.middle))
    _paint_pieces(painter, row, shapes, letter, look)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.actor(letter)))
    start, middle, full = row.left, row.middle, row.bar(look)[1]
    painter.drawRects(
        [
            QRectF(start + left, middle - full * share / 2, right - left, full * share)
            for left, right, share in shapes.bars
        ]
    )
    for left, right, _ in shapes.blocked:
        _paint_blocked(painter, row, left, right, _is_stuck(row, right, axis), look)
    if row.thread.ended is not None:
        _paint_end(painter, row, axis, row.thread.ended, look)


def paint_words(
    painter: QPainter,
    row: LaneRow,
    shapes: Shapes,
    axis: TimeAxis,
    snapshot: Snapshot,
    lines: list[str],
    playhead: float | None,
    look: Look,
) -> None:
    """What stands in words on a lane, each on ground of its own: above all that is drawn across lanes. `lines` is the
    program's text, for what it waits in; `playhead` where its line is (pixels)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    has_room = look.px(_ICON) + look.px(8)  # most are too short to say what for
    for left, right, span in shapes.blocked:
        if span.wait is not None and right - left >= has_room:
            text = waits(span.wait, snapshot, _line(lines, span.line))
            _paint_reason(painter, row, left, right, text, _is_stuck(row, right, axis), look)
    if row.thread.ended is not None:
        _paint_end_words(painter, row, axis, row.thread.ended, playhead, look)
    _paint_kept(painter, row, shapes, axis, look)


def _is_stuck(row: LaneRow, right: float, axis: TimeAxis) -> bool:
    return axis.is_stuck and row.left + right > _break(row, axis) + 1


def _break(row: LaneRow, axis: TimeAxis) -> float:
    return row.left + axis.break_fraction * (row.right - row.left)


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _paint_pieces(painter: QPainter, row: LaneRow, shapes: Shapes, letter: str, look: Look) -> None:
    """Ready: a thin bar. Asleep: a dotted line."""
    colours = look.palette
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.actor_pale(letter)))
    height = look.px(4)
    top = row.middle - height / 2
    painter.drawRects([QRectF(row.left + left, top, right - left, height) for left, right in joined(shapes.ready)])
    pen = QPen(QColor(colours.actor(letter)), look.stroke(1.3))
    pen.setDashPattern([1.6, 1.8])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    asleep = joined(shapes.sleeping)
    painter.drawLines([QLineF(row.left + left, row.middle, row.left + right, row.middle) for left, right in asleep])


def _paint_blocked(painter: QPainter, row: LaneRow, left: float, right: float, is_stuck: bool, look: Look) -> None:
    colours = look.palette
    color = colours.wrong if is_stuck else colours.actor(row.thread.actor.letter)
    top, height = row.bar(look)
    block = QRectF(row.left + left, top, right - left, height)
    painter.fillRect(block, QColor(colours.wrong_tint if is_stuck else colours.surface))
    brush = QBrush(hatch(color, look, painter.device().devicePixelRatioF()))
    painter.setBrushOrigin(QPointF(0, top))
    painter.setBrush(brush)
    painter.setPen(QPen(QColor(color), 1))
    painter.drawRect(block.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_reason(
    painter: QPainter, row: LaneRow, left: float, right: float, text: str, is_stuck: bool, look: Look
) -> None:
    """The hourglass, and as much of the words as there is room for."""
    colours, px = look.palette, look.px
    top, height = row.bar(look)
    block = QRectF(row.left + left, top, right - left, height)
    painter.setFont(look.ui_font(12))
    icon = px(_ICON)
    wide = QFontMetrics(painter.font()).horizontalAdvance(text)
    room = min(wide, block.width() - icon - px(24))
    fits = room >= min(wide, px(44))
    start = block.left() + px(14 if block.width() > px(120) and fits else 3)
    width = icon + px(4) + (room + px(4) if fits else 0)
    ground = colours.wrong_tint if is_stuck else colours.surface
    painter.fillRect(QRectF(start - px(2), top + 1, width + px(2), height - 2), QColor(ground))
    ink = colours.wrong if is_stuck else colours.text
    paint_icon(painter, "hourglass", QRectF(start, top, icon, height), ink)
    if fits:
        painter.setPen(QColor(ink))
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(room) + 1)
        words = QRectF(start + icon + px(4), row.top, room + px(6), row.height)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_end(painter: QPainter, row: LaneRow, axis: TimeAxis, ended: float, look: Look) -> None:
    """A tick."""
    x = _end_place(row, axis, ended)
    if x is not None:
        top, height = row.bar(look)
        ink = look.palette.text if row.failure is None else look.palette.wrong
        painter.fillRect(QRectF(round(x), top, max(1.0, look.stroke(1.6)), height), QColor(ink))


def _end_place(row: LaneRow, axis: TimeAxis, ended: float) -> float | None:
    x = row.left + axis.fraction(ended) * (row.right - row.left)
    return x if row.left - 1 <= x <= row.right + 1 else None


def _paint_kept(painter: QPainter, row: LaneRow, shapes: Shapes, axis: TimeAxis, look: Look) -> None:
    """Where a lane begins later than its thread, since no more is kept: from when on. Not as long as what was laid out
    earlier stands there."""
    words = kept_words(row.thread)
    x = row.left + axis.fraction(row.thread.spans[0].start) * (row.right - row.left) if words else 0.0
    painter.setFont(look.ui_font(12))
    width, gap = painter.fontMetrics().horizontalAdvance(words), look.px(4)
    if not words or x - row.left < width + 2 * gap:  # not in view, or too little of it; the tooltip has it
        return
    pieces = (shapes.bars, shapes.ready, shapes.sleeping, shapes.blocked)
    if any(row.left + piece[0] < x - 2 for kind in pieces for piece in kind[:1]):
        return
    room = QRectF(min(x, row.right) - width - 2 * gap, row.top, width + gap, row.height)
    top, height = row.bar(look)
    painter.fillRect(QRectF(room.left(), top, room.width() + gap, height), QColor(look.palette.surface))
    painter.setPen(QColor(look.palette.muted))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)


def _paint_end_words(
    painter: QPainter, row: LaneRow, axis: TimeAxis, ended: float, playhead: float | None, look: Look
) -> None:
    """The word where nothing else comes, beside the playhead where that would run through it; a cross where a process
    failed."""
    x = _end_place(row, axis, ended)
    if x is None:
        return
    px, colours = look.px, look.palette
    top, height = row.bar(look)
    ink = colours.text if row.failure is None else colours.wrong
    painter.setFont(look.ui_font(12))
    sign = px(14) if row.failure is not None else 0
    room = QRectF(x + px(7), row.top, row.right - x - px(7), row.height)
    for word in end_words(row.failure):
        width = painter.fontMetrics().horizontalAdvance(word) + sign
        if width < room.width():
            break
    if not sign and playhead is not None and x < playhead < room.left() + width + px(3):
        room.setLeft(playhead + px(6))
    if sign:  # never left out
        left = min(room.left(), row.right - sign)
        painter.fillRect(QRectF(left - px(2), top, sign + px(2), height), QColor(colours.surface))
        paint_icon(painter, "cross", QRectF(left, top, sign - px(2), height), ink)
    if width < room.width():
        ground = colours.wrong_tint if axis.is_stuck and x + width / 2 > _break(row, axis) else colours.surface
        words = room.adjusted(sign, 0, 0, 0)
        painter.fillRect(QRectF(words.left() - px(2), top, width - sign + px(4), height), QColor(ground))
        painter.setPen(QColor(colours.muted if row.failure is None else ink))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, word)
