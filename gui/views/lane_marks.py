"""What happens between lanes, and at one moment: puts and gets, who started which process, what went to whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile, zip_longest

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.observation import QueueAction, ThreadKey
from core.snapshot import Passage, QueueView, Snapshot
from gui.theme import Look
from gui.views.axes import TimeAxis
from gui.views.lane import LaneRow
from gui.views.patterns import triangle

_APART = 7.0
"""Pixels of a lane that have room for one mark of a kind: of several the first is drawn."""
_MOST_ARROWS = 40
"""More messages than that within the axis are only marks on their lanes."""


@dataclass(frozen=True, slots=True)
class Start:
    """A process that another one has started; their pids."""

    t: float
    parent: int
    child: int


def starts(snapshot: Snapshot) -> list[Start]:
    """Children that have a lane; one of the fork server was asked for by the main process."""
    lanes = {thread.actor.key.pid for thread in snapshot.threads}
    main = next((process.pid for process in snapshot.processes if process.role == "main"), 0)
    return [
        Start(process.started, process.parent if process.parent in lanes else main, process.pid)
        for process in snapshot.processes
        if process.role in ("child", "manager") and process.pid in lanes and main in lanes
    ]


def has_marks(snapshot: Snapshot) -> bool:
    return any(queue.marks for queue in snapshot.queues)


def has_passages(snapshot: Snapshot) -> bool:
    return any(carrier.passages for carrier in snapshot.carriers())


def news_since(before: Snapshot, now: Snapshot, axis: TimeAxis) -> float | None:
    """From when on `now` has signs that `before` had not; None where it has none. They are told a moment late."""
    times = [process.ended or 0.0 for process in now.processes if now.failure(process) is not None]
    times = times if len(times) > sum(before.failure(process) is not None for process in before.processes) else []
    for queue, old in zip_longest(now.queues, before.queues[: len(now.queues)]):
        times += _newer(queue, old)
    known = {passage for carrier in before.carriers() for passage in carrier.passages[-1:]}
    for carrier in now.carriers():
        times += [passage.put for passage in takewhile(lambda one: one not in known, reversed(carrier.passages))]
    if _are_arrows(_within(before, axis)) != _are_arrows(_within(now, axis)):
        return axis.start
    return min(times, default=None)


def _newer(queue: QueueView, old: QueueView | None) -> list[float]:
    """The times of the marks that `queue` has got since it was `old`."""
    last = old.marks[-1:] if old is not None else ()
    return [mark.t for mark in takewhile(lambda mark: mark not in last, reversed(queue.marks))]


def _within(snapshot: Snapshot, axis: TimeAxis) -> list[Passage]:
    """What goes from one process to another in the time that the axis shows."""
    return [
        passage
        for carrier in snapshot.carriers()
        for passage in carrier.passages
        if axis.fraction(passage.got) >= 0 and axis.fraction(passage.put) <= 1
    ]


def _are_arrows(passages: list[Passage]) -> bool:
    return len(passages) <= _MOST_ARROWS


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
        told = self._passages(snapshot)
        for key, action, times in _moments(snapshot, told, self._first_time()):
            row = self._rows.get(key) or self._heads.get(key.pid)
            if row is not None and row.thread.actor.key in self._lefts:
                since = self._time_before(row, self._lefts[row.thread.actor.key])
                self._marks(row, action, times[bisect_left(times, since) :])

    def _first_time(self) -> float:
        row = next(iter(self._rows.values()), None)
        return self._time_before(row, self._shown.left()) if row is not None else 0.0

    def _time_before(self, row: LaneRow, left: float) -> float:
        """The time at the place `left`, or a little earlier: what has room there begins before."""
        return self._axis.time((left - 2 * _APART - row.left) / (row.right - row.left))

    def _x(self, row: LaneRow, t: float) -> float:
        return row.left + self._axis.fraction(t) * (row.right - row.left)

    def _marks(self, row: LaneRow, action: QueueAction, times: Iterable[float]) -> None:
        """Above the middle what is put, below it what is got."""
        painter, colours, side = self._painter, self._look.palette, self._look.px(3.6)
        top, height = row.bar(self._look)
        y = top - 1 + side if action == "put" else top + height + 1 - side
        painter.setPen(QPen(QColor(colours.surface), 1))
        painter.setBrush(QColor(colours.ink))
        drawn = None
        for t in times:
            x = self._x(row, t)
            place = int(x / _APART)
            if row.left <= x <= row.right and place != drawn:
                painter.drawPolygon(triangle(QPointF(x, y), side, up=action == "put"))
                drawn = place

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

    def _passages(self, snapshot: Snapshot) -> set[tuple[ThreadKey, float]]:
        """From the one who put an item, when it did, to the one who got it, when it did. Returns the ends of the
        arrows: they need no marks."""
        axis = self._axis
        found = _within(snapshot, axis)
        if not _are_arrows(found):
            return set()
        pen = QPen(QColor(self._look.palette.ink), self._look.stroke(1.2))
        for passage in found:
            sender, receiver = self._row(passage.sender), self._row(passage.receiver)
            if sender is None or receiver is None or sender is receiver:
                continue
            down = 1 if receiver.top > sender.top else -1
            half = sender.bar(self._look)[1] / 2
            begin = QPointF(self._x(sender, max(passage.put, axis.start)), sender.middle + down * half)
            end = QPointF(min(self._x(receiver, passage.got), receiver.right), receiver.middle - down * half)
            self._arrow(begin, end, pen)
        return {end for one in found for end in ((one.sender, one.put), (one.receiver, one.got))}

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


def _moments(
    snapshot: Snapshot, told: set[tuple[ThreadKey, float]], since: float
) -> Iterator[tuple[ThreadKey, QueueAction, list[float]]]:
    """By who did it and what: when (from `since` on), of all queues together, in order; without what is `told`
    otherwise."""
    found: dict[tuple[ThreadKey, QueueAction], list[float]] = {}
    for queue in snapshot.queues:
        for mark in takewhile(lambda mark: mark.t >= since, reversed(queue.marks)):
            if mark.action != "task_done" and (mark.key, mark.t) not in told:
                found.setdefault((mark.key, mark.action), []).append(mark.t)
    for (key, action), times in found.items():
        yield key, action, sorted(times)
