"""What there is to be marked on lanes, before anything is painted: starts, messages, puts and gets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile, zip_longest
from typing import Literal

from core.observation import QueueAction, ThreadKey
from core.snapshot import Passage, QueueView, Snapshot
from gui.views.axes import TimeAxis

Seen = Literal["start", "put", "get", "crowd", "arrow"]
End = tuple[ThreadKey, float]
"""Of an arrow: who, and when."""

APART = 9.0
"""Marks of one kind that stand closer than that, in unscaled pixels, touch one another and are drawn as one."""
_MOST_ARROWS = 40
"""More messages than that within the axis are only marks on their lanes."""
_LATE_S = 0.2
"""So long after an operation what is known of it may still change: of a shared queue all have to tell of theirs."""


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


def arrows(snapshot: Snapshot, axis: TimeAxis) -> list[Passage]:
    """What is drawn as going from one process to another: nothing where that is too much for the eye."""
    found = _within(snapshot, axis)
    return found if len(found) <= _MOST_ARROWS else []


def _within(snapshot: Snapshot, axis: TimeAxis) -> list[Passage]:
    """What goes from one process to another in the time that the axis shows."""
    return [
        passage
        for carrier in snapshot.carriers()
        for passage in carrier.passages
        if axis.fraction(passage.got) >= 0 and axis.fraction(passage.put) <= 1
    ]


def ends_of(passages: Iterable[Passage]) -> set[End]:
    """Of the arrows: they need no marks."""
    return {end for one in passages for end in ((one.sender, one.put), (one.receiver, one.got))}


def moments(snapshot: Snapshot, told: set[End], since: float) -> dict[tuple[ThreadKey, QueueAction], list[float]]:
    """By who did it and what: when (from `since` on), of all queues together, in order; without what is `told`
    otherwise."""
    found: dict[tuple[ThreadKey, QueueAction], list[float]] = {}
    for queue in snapshot.queues:
        for mark in takewhile(lambda mark: mark.t >= since, reversed(queue.marks)):
            if mark.action != "task_done" and (mark.key, mark.t) not in told:
                found.setdefault((mark.key, mark.action), []).append(mark.t)
    return {kind: sorted(times) for kind, times in found.items()}


def groups(places: Sequence[float], apart: float) -> list[tuple[int, int]]:
    """Which of `places` (in order) belong together because each is less than `apart` from the next: the first index
    of each group, and the one behind its last."""
    cuts = [index for index in range(1, len(places)) if places[index] - places[index - 1] >= apart]
    return list(zip([0, *cuts], [*cuts, len(places)], strict=True)) if places else []


def group_at(times: Sequence[float], place: float, x: Callable[[float], float], apart: float) -> Sequence[float]:
    """Those of `times` that are drawn as one mark at `place`; `x` says where a time is."""
    places = [x(t) for t in times]
    for first, behind in groups(places, apart):
        if places[first] - apart / 2 <= place <= places[behind - 1] + apart / 2:
            return times[first:behind]
    return ()


def seen(snapshot: Snapshot, axis: TimeAxis, width: float, apart: float) -> set[Seen]:
    """The kinds of signs that lanes of `width` pixels have on `axis`."""
    first, last = axis.time(0.0), axis.time(1.0)
    found: set[Seen] = {"start"} if any(first <= start.t <= last for start in starts(snapshot)) else set()
    drawn = arrows(snapshot, axis)
    found |= {"arrow"} if drawn else set()
    for (_, action), times in moments(snapshot, ends_of(drawn), first).items():
        times = times[: bisect_left(times, last)]
        if times and action != "task_done":
            found.add(action)
            places = [axis.fraction(t) * width for t in times]
            if any(behind - begin > 1 for begin, behind in groups(places, apart)):
                found.add("crowd")
    return found


# --- what is new -------------------------------------------------------------------------------------------


def news_since(before: Snapshot, now: Snapshot, axis: TimeAxis) -> float | None:
    """From when on `now` has other signs than `before`; None where it has the same. They are told a moment late, and
    not in the order of their times."""
    times = [process.ended or 0.0 for process in now.processes if now.failure(process) is not None]
    times = times if len(times) > sum(before.failure(process) is not None for process in before.processes) else []
    for queue, old in zip_longest(now.queues, before.queues[: len(now.queues)]):
        times += _changed(queue, old)
    was, are = _newest(before), _newest(now)
    times += [passage.put for passage in was ^ are]
    if bool(arrows(before, axis)) != bool(arrows(now, axis)):
        return axis.start
    return min(times, default=None)


def _changed(queue: QueueView, old: QueueView | None) -> list[float]:
    """The times of the marks that `queue` has got since it was `old`."""
    marks = old.marks if old is not None else ()
    since = marks[-1].t - _LATE_S if marks else 0.0
    known = set(takewhile(lambda mark: mark.t >= since, reversed(marks)))
    return [mark.t for mark in takewhile(lambda mark: mark.t >= since, reversed(queue.marks)) if mark not in known]


def _newest(snapshot: Snapshot) -> set[Passage]:
    return {passage for carrier in snapshot.carriers() for passage in carrier.passages}
