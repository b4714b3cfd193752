"""What happens between lanes, and at one moment: puts and gets, who started which process, what went to whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.observation import QueueAction, ThreadKey
from core.snapshot import Passage, Snapshot
from gui.theme import Look
from gui.views.axes import TimeAxis
from gui.views.lane import LaneRow
from gui.views.lane_signs import APART, Start, arrows, ends_of, groups, moments, starts
from gui.views.patterns import triangle

_EVERY = 60.0
"""In a row of marks that touch one another every so many unscaled pixels one is drawn whole."""
_BAR = 2.0


class MarkPainter:
    """Lives for one paint event. `shown` is what has to be painted anew, `lefts` where it begins on each of the lanes
    that have a part in it (pixels)."""

    def __init__(
        self,
        painter: QPainter,
        rows: list[LaneRow],
        axis: TimeAxis,
        look: Look,
        shown: QRectF,
        lefts: Mapping[ThreadKey, float],
    ) -> None:
        self._painter, self._axis, self._look, self._shown, self._lefts = painter, axis, look, shown, lefts
        self._rows = {row.thread.actor.key: row for row in rows}
        self._heads: dict[int, LaneRow] = {}
        for row in rows:
            self._heads.setdefault(row.thread.actor.key.pid, row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, snapshot: Snapshot) -> None:
        for start in starts(snapshot):
            self._start(start)
        going = arrows(snapshot, self._axis)
        self._passages(going)
        for (key, action), times in moments(snapshot, ends_of(going), self._first_time()).items():
            row = self._rows.get(key) or self._heads.get(key.pid)
            if row is not None and row.thread.actor.key in self._lefts:
                since = self._time_before(row, self._lefts[row.thread.actor.key])
                self._marks(row, action, times[bisect_left(times, since) :])

    def _first_time(self) -> float:
        row = next(iter(self._rows.values()), None)
        return self._time_before(row, self._shown.left()) if row is not None else 0.0

    def _time_before(self, row: LaneRow, left: float) -> float:
        """The time at the place `left`, or a little earlier: what has room there begins before."""
        return self._axis.time((left - self._look.px(3 * _EVERY) - row.left) / (row.right - row.left))

    def _x(self, row: LaneRow, t: float) -> float:
        return row.left + self._axis.fraction(t) * (row.right - row.left)

    def _marks(self, row: LaneRow, action: QueueAction, times: Sequence[float]) -> None:
        """Above the middle what is put, below it what is got. Marks that would touch one another are a bar, as long as
        they go on like that, with a mark here and there to say what of."""
        painter, colours, side = self._painter, self._look.palette, self._look.px(3.6)
        is_put = action == "put"
        top, height = row.bar(self._look)
        y = top - 1 + side if is_put else top + height + 1 - side
        bar = self._look.px(_BAR)
        base = y + 0.8 * side - bar if is_put else y - 0.8 * side
        places = [x for x in (self._x(row, t) for t in times) if row.left <= x <= row.right]
        painter.setBrush(QColor(colours.ink))
        for first, behind in groups(places, self._look.px(APART)):
            left, right = places[first], places[behind - 1]
            painter.fillRect(QRectF(left, base, right - left, bar), QColor(colours.ink))
            painter.setPen(QPen(QColor(colours.surface), 1))
            for x in (left, *self._between(row, left, right)):
                painter.drawPolygon(triangle(QPointF(x, y), side, up=is_put))

    def _between(self, row: LaneRow, left: float, right: float) -> list[float]:
        """At places of the lane, not of the row of marks, so that they stay where they are while it grows."""
        every = self._look.px(_EVERY)
        first, last = int((left - row.left + every / 2) // every) + 1, int((right - row.left) // every)
        return [row.left + place * every for place in range(first, last + 1)]

    def _start(self, start: Start) -> None:
        """Dashed, as between the boxes of the process map."""
        parent, child = self._heads.get(start.parent), self._heads.get(start.child)
        if parent is None or child is None or parent is child:
            return
        x = self._x(parent, start.t)
        if not parent.left <= x <= parent.right:
            return
        pen = QPen(QColor(self._look.palette.muted), self._look.stroke(1.2))
        pen.setDashPattern([4, 3])
        down = 1 if child.top > parent.top else -1
        begin = QPointF(x, parent.middle + down * parent.bar(self._look)[1] / 2)
        end = QPointF(x, child.middle - down * child.bar(self._look)[1] / 2)
        self._arrow(begin, end, pen)

    def _passages(self, going: Sequence[Passage]) -> None:
        """From the one who put an item, when it did, to the one who got it, when it did."""
        axis = self._axis
        pen = QPen(QColor(self._look.palette.ink), self._look.stroke(1.2))
        for passage in going:
            sender, receiver = self._row(passage.sender), self._row(passage.receiver)
            if sender is None or receiver is None or sender is receiver:
                continue
            down = 1 if receiver.top > sender.top else -1
            half = sender.bar(self._look)[1] / 2
            begin = QPointF(self._x(sender, max(passage.put, axis.start)), sender.middle + down * half)
            end = QPointF(min(self._x(receiver, passage.got), receiver.right), receiver.middle - down * half)
            self._arrow(begin, end, pen)

    def _row(self, key: ThreadKey) -> LaneRow | None:
        return self._rows.get(key) or self._heads.get(key.pid)

    def _arrow(self, begin: QPointF, end: QPointF, pen: QPen) -> None:
        line = QLineF(begin, end)
        if line.length() < 1 or not QRectF(begin, end).normalized().adjusted(-4, -4, 4, 4).intersects(self._shown):
            return
        painter, size = self._painter, self._look.px(6)
        painter.setPen(pen)
        painter.drawLine(line)
        way = QPointF(line.dx(), line.dy()) / line.length()
        across, back = QPointF(-way.y(), way.x()) * size * 0.45, end - way * size
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        painter.drawPolygon(QPolygonF([end, back + across, back - across]))
