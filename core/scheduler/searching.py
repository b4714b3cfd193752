"""A search in a process of its own: whoever asked for it never waits, and can end it at any moment.

Afterwards the process stays, and says what can still happen from any point of a schedule.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from core.problem import Problem, ProblemError
from core.scheduler.counts import reachable_ends
from core.scheduler.exploration import Exploration, Searched, search
from core.scheduler.machine import Grain, Model
from core.scheduler.outcome import outcome_of
from core.scheduler.sampling import sample
from core.scheduler.schedule import Schedule, follow


@dataclass(frozen=True, slots=True)
class Progress:
    """The search goes on. `states` are runs where it is a sampled one."""

    states: int
    seconds: float


@dataclass(frozen=True, slots=True)
class CanHappen:
    """The answer to `ask`: which outcomes of the exploration, by place, can be reached after these steps.

    None when that is not known: the search was not complete, or the steps cannot be followed.
    """

    steps: tuple[int, ...]
    outcomes: tuple[int, ...] | None


Message = Progress | Exploration | CanHappen | Problem


class Search:
    """A running search. `close` it when it is no longer needed; it ends by itself when this process does."""

    def __init__(
        self,
        source: str,
        name: str,
        grain: Grain = "access",
        model: Model = "any",
        budget_s: float = 10.0,
        sampled: bool = False,
        python: str = sys.executable,
    ) -> None:
        """`sampled` runs the program on real threads of `python` instead (`core/scheduler/sampling.py`): for what the
        machine does not support. Grain and model mean nothing then, and `Progress.states` are runs."""
        context = multiprocessing.get_context("spawn")  # a fork would copy the window's threads' locks
        self._mine, theirs = context.Pipe()
        order = (source, name, grain, model, budget_s, python if sampled else "")
        self._process = context.Process(target=_serve, args=(theirs, order), daemon=True, name="search")
        self._process.start()
        theirs.close()

    def messages(self) -> list[Message]:
        """What has arrived since the last call; never waits."""
        found: list[Message] = []
        try:
            while self._mine.poll():
                found.append(self._mine.recv())
        except (EOFError, OSError):
            return found
        return found

    def wait(self, seconds: float) -> bool:
        """Wait for a message; False when none came in time, or none can come any more."""
        return bool(self._mine.poll(seconds)) and self.is_alive

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, steps: tuple[int, ...]) -> None:
        """Ask what can still happen after these steps; a `CanHappen` follows, once the search is over."""
        self._mine.send(steps)

    def close(self) -> None:
        """End it, whatever it is doing; takes some milliseconds."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._mine.close()


def _serve(pipe: Connection, order: tuple[str, str, Grain, Model, float, str]) -> None:
    _end_with_parent()
    source, name, grain, model, budget_s, python = order

    def tell(states: int, seconds: float) -> bool:
        pipe.send(Progress(states, seconds))
        return True

    try:
        if python:  # the warden limits what a program that really runs may use
            searched = Searched(sample(source, name, budget_s, tell, python=python))
        else:
            _limit_memory()
            searched = search(source, name, grain, model, budget_s, progress=tell)
    except ProblemError as error:
        pipe.send(error.problem)
        return
    pipe.send(searched.exploration)
    _answer(pipe, searched)


def _answer(pipe: Connection, searched: Searched) -> None:
    bits: list[int] | None = None
    while True:
        try:
            steps = pipe.recv()
        except EOFError:
            return
        if bits is None:
            bits = _reachable(searched)
        pipe.send(CanHappen(steps, _outcomes_after(searched, bits, steps)))


def _reachable(searched: Searched) -> list[int]:
    machine, graph = searched.machine, searched.graph
    if machine is None or graph is None or not searched.exploration.complete:
        return []
    places = {found.outcome: place for place, found in enumerate(searched.exploration.outcomes)}
    return reachable_ends(graph, {end: places[outcome_of(machine, graph.states[end])] for end in graph.ends})


def _outcomes_after(searched: Searched, bits: list[int], steps: tuple[int, ...]) -> tuple[int, ...] | None:
    machine, graph = searched.machine, searched.graph
    if not bits or machine is None or graph is None:
        return None
    try:
        state = follow(machine, graph.states[0], Schedule(machine.grain, machine.model, steps))[-1]
    except ProblemError:
        return None
    reached = bits[graph.index[state]]
    return tuple(place for place in range(len(searched.exploration.outcomes)) if reached >> place & 1)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()

    def watch() -> Any:
        if parent is not None:
            parent.join()
            os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _limit_memory() -> None:
    """A step that asks for gigabytes at once meets a MemoryError, not the end of the machine."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the search itself looks at what it holds
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = 4 << 30
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
