"""Queues: how many items were in each, when, and who put and got them."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from copy import copy

from core.folding.passages import Passages
from core.folding.row import Pair, Row
from core.folding.series import GrowingSeries
from core.observation import QueueOp, QueueState, Sample, ThreadKey
from core.snapshot import MARK_LIMIT, Mark, QueueView

# Processes report a queue that they share each in their own time, at most this far apart; waiting that long (in
# seconds) before their operations are put in order costs nothing that an eye could see.
_SETTLE_S = 0.05
# Two full (or empty) stretches closer than this are drawn as one (seconds).
_JOIN_S = 0.002
_BAND_LIMIT = 1_000


class _Bands:
    """Stretches of time during which something held."""

    def __init__(self) -> None:
        self._closed = Row(Pair, 2, _BAND_LIMIT)
        self._since: float | None = None

    def note(self, t: float, holds: bool) -> None:
        if holds and self._since is None:
            self._since = t
            before = self._closed.last
            if before is not None and t - before[1] < _JOIN_S:
                self._since = self._closed.pop()[0]
        elif not holds and self._since is not None:
            self._closed.append(Pair(self._since, t))
            self._since = None

    def until(self, t: float) -> tuple[tuple[float, float], ...]:
        now = ((self._since, max(t, self._since)),) if self._since is not None else ()
        return (*self._closed.items(), *now)

    def copy(self) -> _Bands:
        bands = copy(self)
        bands._closed = self._closed.copy()
        return bands


class _QueueLife:
    """One queue, whichever processes have it."""

    def __init__(self, name: str, is_shared: bool) -> None:
        self._states: dict[int, QueueState] = {}
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
        self._states[pid] = state
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

    def _settle(self, until: float) -> None:
        count = bisect.bisect_right(self._waiting, until, key=lambda waiting: waiting.t)
        if not count and self._seen is not None and self._seen <= until and self._occupancy.last is None:
            self._step(self._seen, 0)
        for op in self._waiting[:count]:
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
        del self._waiting[:count]

    def _step(self, t: float, size: int) -> None:
        self._size = size
        self._occupancy.append(t, size)
        capacity = self._latest.capacity
        self._full.note(t, capacity > 0 and size >= capacity)
        self._empty.note(t, size == 0)

    def view(self, t: float, final: bool, ends: Mapping[int, float]) -> QueueView:
        self._settle(t if final else t - _SETTLE_S)
        ended = max(ends[pid] for pid in self._states) if self._states and self._states.keys() <= ends.keys() else None
        until = t if ended is None else min(t, ended)
        states = self._states.values()
        return QueueView(
            self._latest,
            self._occupancy.frozen(),
            self._marks.items(),
            sum(state.puts for state in states),
            sum(state.gets for state in states),
            sum(state.dones for state in states),
            self._full.until(until),
            self._empty.until(until),
            frozenset(self._states),
            self._passages.newest(),
            self._passages.flows(),
            ended,
        )

    def copy(self) -> _QueueLife:
        life = copy(self)
        life._states, life._waiting = self._states.copy(), self._waiting.copy()
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
