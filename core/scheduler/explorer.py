"""The graph of all states that a program can be in, each found once."""

from __future__ import annotations

import gc
import math
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from core.scheduler.graph import FIELD, WIDTH, Graph, state_of
from core.scheduler.loading import is_over
from core.scheduler.machine import Machine
from core.scheduler.memory_use import resident_bytes
from core.scheduler.signals import Late, Wait
from core.scheduler.store import State
from core.scheduler.values import Label

Progress = Callable[[int, float], bool]
"""Told the number of states and the seconds so far, about twenty times a second; False cancels the search."""

_Move = tuple[int, int, int]
"""Who moves, and the difference between the keys after and before; or 0 and the slot of the thread, where the key after
has to be worked out for each state."""

_CHECK_EVERY = 16
_ENOUGH = 2_048
"""States after which a search that has found a conflict begins again."""
_WEIGH_S = 0.1
"""Between two looks at the memory that is held: on a busy machine one may take a millisecond."""
_TELL_S = 0.05
_WALK_STEPS = 4_000
_WALKING = 0.2
"""How much of the time the first few runs of the program may take."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When a search gives up, honestly: seconds, states, and bytes of this process's memory beyond the present."""

    seconds: float = 10.0
    states: int = 3_000_000
    memory: int = 1_500_000_000


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
        self._told = self._weighed = self._looked = self._began
        self._is_due = False
        """Whether a step took so long that it is time to look at the clock."""
        self._who: dict[Label, int] = {}
        self._rows: dict[int, dict[int, _Move | None]] = {}
        """By heap and field of a key: the moves that are known."""

    def run(self) -> Graph:
        """The whole graph, or as much of it as the limits allow. Raises Unsupported."""
        self._m.until = self._began + self._limits.seconds
        try:
            with without_collections():
                return self._whole()
        finally:
            self._m.until = math.inf

    def _whole(self) -> Graph:
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
            with suppress(Late):
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
        graph = Graph(self._start)
        self._rows, self._who = {}, {}
        layer = list(graph.keys)
        while layer and not graph.stopped and not self._has_seen_enough(graph):
            layer = self._expand(graph, layer)
        return graph

    def _has_seen_enough(self, graph: Graph) -> bool:
        """There is something to be made visible, and not much is lost by beginning again."""
        return bool(self._m.conflicts) and graph.expanded > _ENOUGH

    def _expand(self, graph: Graph, layer: list[int]) -> list[int]:
        """Find what each thread's step leads to, and of that what is new."""
        fresh: dict[int, int] = {}
        targets: list[int] = []
        movers: list[int] = []
        known = len(graph.targets)
        try:
            self._go_through(graph, layer, fresh, targets, movers)
        except Late:
            graph.stopped = "seconds"
            del targets[graph.first[-1] - known :], movers[graph.first[-1] - known :]
        return graph.add(fresh, targets, movers)

    def _go_through(
        self, graph: Graph, layer: list[int], fresh: dict[int, int], targets: list[int], movers: list[int]
    ) -> None:
        """The inner loop of everything: kept flat."""
        heaps, masks, first, rows = self._m.store.heaps, graph.masks, graph.first, self._rows
        numbered, count, edges = fresh.setdefault, len(graph), len(graph.targets)
        for key in layer:
            if (self._is_due or not len(first) % _CHECK_EVERY) and self._is_to_stop(graph, count):
                return
            heap = key & FIELD
            row = rows.get(heap)
            if row is None:
                row = rows[heap] = {}
            before = len(targets)
            if not heaps[heap].main_ended or not is_over(self._m, state_of(key)):
                for mask in masks:
                    field = key & mask
                    if not field:
                        break
                    try:
                        move = row[field]
                    except KeyError:
                        move = row[field] = self._move(graph, heap, mask, field)
                    if move is not None:
                        mover, change, slot = move
                        target = numbered(key + change if not slot else self._reshaped(graph, key, slot), count)
                        if target == count:
                            count += 1
                        targets.append(target)
                        movers.append(mover)
            if len(targets) == before:
                graph.ends.append(graph.expanded)
            first.append(edges + len(targets))

    def _move(self, graph: Graph, heap: int, mask: int, field: int) -> _Move | None:
        """What the thread in that field does in this heap; None when it has to wait, or may not move."""
        slot = mask.bit_length() // WIDTH - 1
        thread = (field >> WIDTH * slot) - 1
        step = self._m.attempt(thread, heap)
        self._is_due = time.perf_counter() - self._looked > _TELL_S
        mover = self._number(graph, thread)
        if isinstance(step, Wait) or mover < 0:
            return None
        if not step.plain or self._m.store.heaps[step.heap].loose:
            return mover, 0, slot
        assert step.thread is not None
        if max(step.heap, step.thread) >= FIELD:
            raise MemoryError
        return mover, step.heap - heap + ((step.thread - thread) << WIDTH * slot), 0

    def _reshaped(self, graph: Graph, key: int, slot: int) -> int:
        """The key after a step that changes who is there, or leaves something behind that nobody can reach."""
        after = self._m.after(state_of(key), slot)
        assert not isinstance(after, Wait)
        return graph.key(after)

    def _number(self, graph: Graph, thread: int) -> int:
        """Which of `graph.labels` a thread state is of; -1 when it may not move."""
        label = self._m.store.threads[thread].label
        if not self._may(thread):
            return -1
        if label not in self._who:
            self._who[label] = len(graph.labels)
            graph.labels.append(label)
        return self._who[label]

    def _is_to_stop(self, graph: Graph, states: int) -> bool:
        graph.stopped = self._stopped(states)
        return bool(graph.stopped) or self._has_seen_enough(graph)

    def _stopped(self, states: int) -> str:
        now = self._looked = time.perf_counter()
        self._is_due = False
        if now - self._began > self._limits.seconds:
            return "seconds"
        if states > self._limits.states:
            return "states"
        if now - self._weighed > _WEIGH_S:
            self._weighed = now
            if resident_bytes() - self._memory > self._limits.memory:
                return "memory"
        if self._progress is not None and now - self._told > _TELL_S:
            self._told = now
            if not self._progress(states, now - self._began):
                return "cancelled"
        return ""


def _last(moves: list[State]) -> State:
    return moves[-1]


def _first(moves: list[State]) -> State:
    return moves[0]
