"""The graph of all states that a program can be in, each found once."""

from __future__ import annotations

import gc
import random
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from core.scheduler.loading import is_over
from core.scheduler.machine import Machine
from core.scheduler.memory_use import resident_bytes
from core.scheduler.signals import Wait
from core.scheduler.store import State
from core.scheduler.values import Label

Progress = Callable[[int, float], bool]
"""Told the number of states and the seconds so far, about twenty times a second; False cancels the search."""

_CHECK_EVERY = 16
_ENOUGH = 2_048
"""States after which a search that has found a conflict begins again."""
_WEIGH_S = 0.1
"""Between two looks at the memory that is held: on a busy machine one may take a millisecond."""
_WALK_STEPS = 4_000
_WALKING = 0.2
"""How much of the time the first few runs of the program may take."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When a search gives up, honestly: seconds, states, and bytes of this process's memory beyond the present."""

    seconds: float = 10.0
    states: int = 3_000_000
    memory: int = 1_500_000_000


@dataclass(slots=True)
class Graph:
    """`moves[i]` lists who, target, who, target, ... of state i; `labels[who]` is the thread that moves.

    `ends` are the states in which no thread does anything any more. `graded` says that every edge leads from one
    layer of the breadth-first order to the next, so that this order is a topological one. `stopped` says why the
    graph is not complete: "seconds", "states", "memory" or "cancelled" ("": it is).
    """

    states: list[State] = field(default_factory=list)
    index: dict[State, int] = field(default_factory=dict)
    moves: list[tuple[int, ...]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    depth: array[int] = field(default_factory=lambda: array("i"))
    graded: bool = True
    stopped: str = ""


@contextmanager
def without_collections() -> Iterator[None]:
    """Millions of live tuples and hardly any garbage: the collector would take half of the time of a search."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Explorer:
    """Explores from one state. `only`: the labels of the threads that may move (None: all)."""

    def __init__(
        self,
        machine: Machine,
        start: State,
        limits: Limits,
        progress: Progress | None = None,
        only: frozenset[Label] | None = None,
    ) -> None:
        self._m = machine
        self._start = start
        self._limits = limits
        self._progress = progress
        self._only = only
        self._began = time.perf_counter()
        self._memory = resident_bytes()
        self._told = self._weighed = self._began
        self._who: dict[int, int] = {}

    def run(self) -> Graph:
        """The whole graph, or as much of it as the limits allow. Raises Unsupported."""
        with without_collections():
            self.find_shared()
            while True:
                graph = self._explore()
                if not self._m.conflicts or graph.stopped in ("seconds", "memory", "cancelled"):
                    return graph
                self._m.reveal()

    def find_shared(self, runs: int = 10) -> None:
        """Run the program a few times, to see most of what its threads share before the search begins."""
        chooser = random.Random(1)
        quiet = 0
        choices: list[Callable[[list[State]], State]] = [_last, _first, *([chooser.choice] * 8)]
        for choose in choices[:runs]:
            self._walk(choose)
            quiet = 0 if self._m.conflicts else quiet + 1
            self._m.reveal()
            if quiet == 2 or self._stopped(0) or self._has_walked():
                return

    def _walk(self, choose: Callable[[list[State]], State]) -> None:
        state = self._start
        for _ in range(_WALK_STEPS):
            moves = [] if is_over(self._m, state) else self._moves_of(state)
            if not moves or self._stopped(0) or self._has_walked():
                return
            state = choose(moves)

    def _has_walked(self) -> bool:
        return time.perf_counter() - self._began > self._limits.seconds * _WALKING

    def _moves_of(self, state: State) -> list[State]:
        found = (self._m.after(state, slot) for slot in range(1, len(state)) if self._may(state[slot]))
        return [after for after in found if not isinstance(after, Wait)]

    def _may(self, thread: int) -> bool:
        return self._only is None or self._m.store.threads[thread].label in self._only

    def _explore(self) -> Graph:
        graph = Graph()
        self._who = {}
        graph.states.append(self._start)
        graph.index[self._start] = 0
        graph.depth.append(0)
        heaps = self._m.store.heaps
        at = 0
        while at < len(graph.states):
            if not at % _CHECK_EVERY:
                graph.stopped = self._stopped(len(graph.states))
                if graph.stopped or (self._m.conflicts and at > _ENOUGH):
                    return graph
            state = graph.states[at]
            if heaps[state[0]].main_ended and is_over(self._m, state):
                graph.moves.append(())
            else:
                self._expand(graph, at, state)
            if not graph.moves[at]:
                graph.ends.append(at)
            at += 1
        return graph

    def _expand(self, graph: Graph, at: int, state: State) -> None:
        """Find what each thread's step leads to. The inner loop of everything: kept flat for speed."""
        m = self._m
        heap = state[0]
        heaps, index, depth, who = m.store.heaps, graph.index, graph.depth, self._who
        row = m.rows.get(heap) or {}
        below = depth[at] + 1
        out: list[int] = []
        for slot in range(1, len(state)):
            thread = state[slot]
            step = row.get(thread) or m.attempt(thread, heap)
            if type(step) is Wait:
                continue
            mover = who.get(thread)
            if mover is None:
                mover = self._number(graph, thread)
            if mover < 0:
                continue
            if step.plain:  # type: ignore[union-attr]
                parts = list(state)
                parts[0], parts[slot] = step.heap, step.thread  # type: ignore[union-attr, assignment]
                after = tuple(parts)
                if heaps[parts[0]].loose:
                    after = m.store.collected(after)
            else:
                after = m.joined(state, slot, step)  # type: ignore[arg-type]
            found = index.get(after)
            if found is None:
                found = index[after] = len(depth)
                graph.states.append(after)
                depth.append(below)
            elif depth[found] != below:
                graph.graded = False
            out += (mover, found)
        graph.moves.append(tuple(out))

    def _number(self, graph: Graph, thread: int) -> int:
        """Which of `graph.labels` a thread state is of; -1 when it may not move."""
        label = self._m.store.threads[thread].label
        if not self._may(thread):
            self._who[thread] = -1
        else:
            if label not in graph.labels:
                graph.labels.append(label)
            self._who[thread] = graph.labels.index(label)
        return self._who[thread]

    def _stopped(self, states: int) -> str:
        now = time.perf_counter()
        if now - self._began > self._limits.seconds:
            return "seconds"
        if states > self._limits.states:
            return "states"
        if now - self._weighed > _WEIGH_S:
            self._weighed = now
            if resident_bytes() - self._memory > self._limits.memory:
                return "memory"
        if self._progress is not None and now - self._told > 0.05:
            self._told = now
            if not self._progress(states, now - self._began):
                return "cancelled"
        return ""


def _last(moves: list[State]) -> State:
    return moves[-1]


def _first(moves: list[State]) -> State:
    return moves[0]
