"""Queues: how many items were in each, when, and who put and got them."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Mapping
from copy import copy

from core.folding.passages import Passages
from core.folding.row import Pair, Row
from core.folding.series import GrowingSeries
from core.observation import QueueAction, QueueOp, QueueState, Sample, ThreadKey
from core.snapshot import MARK_LIMIT, Mark, QueueView

# Processes report a queue that they share each in their own time, at most this far apart (in seconds): so long their
# operations wait to be put in order for good.
_SETTLE_S = 0.05
_BAND_LIMIT = 1_000


class _Bands:
    """Stretches of time during which something held."""

    def __init__(self) -> None:
        self._closed = Row(Pair, 2, _BAND_LIMIT)
        self._since: float | None = None

    def note(self, t: float, holds: bool) -> None:
        if holds and self._since is None:
            self._since = t
        elif not holds and self._since is not None:
            self._closed.append(Pair(self._since, t))
            self._since = None

    def until(self, t: float) -> tuple[tuple[float, float], ...]:
        now = ((self._since, max(t, self._since)),) if self._since is not None else ()
        return (*self._closed.items(), *now)

    @property
    def known_from(self) -> float:
        """Stretches that had ended by then may not have been kept."""
        dropped = self._closed.dropped
        return dropped[1] if dropped is not None else 0.0

    def copy(self) -> _Bands:
        bands = copy(self)
        bands._closed = self._closed.copy()
        return bands

    def branch(self) -> _Bands:
        bands = copy(self)
        bands._closed = self._closed.branch()
        return bands


class _QueueLife:
    """One queue, whichever processes have it."""

    def __init__(self, name: str, is_shared: bool) -> None:
        self._states: dict[int, QueueState] = {}
        self._told: dict[int, float] = {}
        """By pid, of when its state is."""
        self._untold: dict[int, Counter[QueueAction]] = {}
        """By pid, what was done since."""
        self._waiting: list[QueueOp] = []
        self._marks: Row[Mark] = Row(Mark, 1, MARK_LIMIT)
        self._occupancy = GrowingSeries()
        self._full, self._empty = _Bands(), _Bands()
        self._latest = QueueState(name, name, shared=is_shared)
        self._passages = Passages()
        self._size = 0
        self._seen: float | None = None
        """When it was first seen, if it is shared."""

    def see(self, t: float, pid: int, state: QueueState) -> bool:
        """Takes the state that process `pid` reports; returns whether it moved."""
        moved = self._states.get(pid) != state
        self._states[pid], self._told[pid] = state, t
        self._untold.pop(pid, None)
        named = state.name or self._latest.name
        self._latest = QueueState(state.queue, named, state.capacity, state.size, state.unfinished, shared=state.shared)
        if not state.shared:
            self._settle(t)
            if state.size >= 0 and (state.size != self._size or self._occupancy.last is None):
                self._step(t, state.size)
        elif self._seen is None:
            self._seen = t
        return moved

    def operate(self, op: QueueOp) -> None:
        bisect.insort(self._waiting, op, key=lambda waiting: waiting.t)
        if op.t > self._told.get(op.pid, 0.0):
            self._untold.setdefault(op.pid, Counter())[op.action] += 1

    def _settle(self, until: float) -> None:
        count = bisect.bisect_right(self._waiting, until, key=lambda waiting: waiting.t)
        if not count:
            self._begin(until)
        for op in self._waiting[:count]:
            self._apply(op)
        del self._waiting[:count]

    def _begin(self, until: float) -> None:
        """One that is shared was empty when it was first seen."""
        if self._seen is not None and self._seen <= until and self._occupancy.last is None:
            self._step(self._seen, 0)

    def _apply(self, op: QueueOp) -> None:
        change = {"put": 1, "get": -1, "task_done": 0}[op.action]
        size = op.size if op.size >= 0 else max(0, self._size + change)
        if self._occupancy.last is None:  # what is done to it may be told before it is seen
            self._step(op.t if self._seen is None else min(op.t, self._seen), max(0, size - change))
        if op.action != "task_done":
            self._step(op.t, size)
        key = ThreadKey(op.pid, op.ident)
        self._marks.append(Mark(op.t, key, op.action, size))
        if op.action == "put" and self._latest.shared:
            self._passages.put(op.t, key)
        elif op.action == "get" and self._latest.shared:
            self._passages.got(op.t, key)

    def _ahead(self, t: float) -> _QueueLife:
        """One in which what waits to be put in order is done already, as far as it can be as it is: an item that comes
        out before anybody has told of putting it in waits on, and so does all that came after."""
        life = self._branch()
        while life._waiting and not (life._waiting[0].action == "get" and life._size == 0):
            life._apply(life._waiting.pop(0))
        life._begin(t)  # where nothing has been done to it
        return life

    def _step(self, t: float, size: int) -> None:
        self._size = size
        self._occupancy.append(t, size)
        capacity = self._latest.capacity
        self._full.note(t, capacity > 0 and size >= capacity)
        self._empty.note(t, size == 0)

    def view(self, t: float, final: bool, ends: Mapping[int, float]) -> QueueView:
        """All of it is of one moment: what still waits is not counted either."""
        is_in_order = final or not self._latest.shared
        self._settle(t if is_in_order else t - _SETTLE_S)
        return (self if is_in_order else self._ahead(t))._view(t, ends)

    def _view(self, t: float, ends: Mapping[int, float]) -> QueueView:
        ended = max(ends[pid] for pid in self._states) if self._states and self._states.keys() <= ends.keys() else None
        until = t if ended is None else min(t, ended)
        counts = self._counts()
        return QueueView(
            self._latest,
            self._occupancy.frozen(),
            self._marks.items(),
            counts["put"],
            counts["get"],
            counts["task_done"],
            self._full.until(until),
            self._empty.until(until),
            frozenset(self._states),
            self._passages.newest(),
            self._passages.flows(),
            ended,
            0.0 if self._marks.dropped is None else self._marks.dropped.t,
            max(self._full.known_from, self._empty.known_from),
        )

    def _counts(self) -> Counter[QueueAction]:
        counts: Counter[QueueAction] = Counter()
        for state in self._states.values():
            counts.update({"put": state.puts, "get": state.gets, "task_done": state.dones})
        for untold in self._untold.values():
            counts += untold
        counts.subtract(op.action for op in self._waiting)
        return counts

    def _branch(self) -> _QueueLife:
        """A copy with all that is kept, for as long as a look at it takes."""
        life = copy(self)
        life._waiting, life._passages = self._waiting.copy(), self._passages.copy()
        life._marks, life._occupancy = self._marks.branch(), self._occupancy.copy()
        life._full, life._empty = self._full.branch(), self._empty.branch()
        return life

    def copy(self) -> _QueueLife:
        life = copy(self)
        life._states, life._waiting = self._states.copy(), self._waiting.copy()
        life._told, life._untold = self._told.copy(), {pid: counts.copy() for pid, counts in self._untold.items()}
        life._marks, life._occupancy = self._marks.copy(), self._occupancy.copy()
        life._full, life._empty = self._full.copy(), self._empty.copy()
        life._passages = self._passages.copy()
        return life


class Queues:
    """All queues of a run. A `queue.Queue` belongs to its process (a forked copy has the same identity and is
    another queue); one of `multiprocessing` has a token that its processes agree on."""

    def __init__(self) -> None:
        self._lives: dict[tuple[int, str], _QueueLife] = {}

    def sample(self, sample: Sample) -> bool:
        moved = False
        for state in sample.queues:
            moved |= self._life(sample.pid, state.queue, state.name).see(sample.t, sample.pid, state)
        return moved

    def operate(self, op: QueueOp) -> None:
        self._life(op.pid, op.queue, "").operate(op)

    def _life(self, pid: int, queue: str, name: str) -> _QueueLife:
        key = (pid if queue.isdigit() else 0, queue)
        if key not in self._lives:
            self._lives[key] = _QueueLife(name, key[0] == 0)
        return self._lives[key]

    def copy(self) -> Queues:
        queues = Queues()
        queues._lives = {key: life.copy() for key, life in self._lives.items()}
        return queues

    def views(self, t: float, final: bool, ends: Mapping[int, float]) -> tuple[QueueView, ...]:
        """`ends` are the times at which processes have ended before the run, by pid."""
        return tuple(life.view(t, final, ends) for life in self._lives.values())
