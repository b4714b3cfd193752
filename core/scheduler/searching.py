"""A search in a process of its own: whoever asked for it never waits, and can end it at any moment.

Afterwards the process stays, and says what can still happen from any point of a schedule.
"""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing.connection import Connection

from core import paths
from core.problem import Problem, ProblemError
from core.scheduler.counts import count_paths, reachable_ends, topological
from core.scheduler.exploration import Exploration, Searched, search
from core.scheduler.graph import Graph
from core.scheduler.machine import Grain, Machine, Model
from core.scheduler.outcome import outcome_of
from core.scheduler.sampling import sample
from core.scheduler.schedule import Schedule, follow
from core.scheduler.servant import Servant


@dataclass(frozen=True, slots=True)
class Progress:
    """The search goes on. `states` are runs where it is a sampled one."""

    states: int
    seconds: float


@dataclass(frozen=True, slots=True)
class CanHappen:
    """The answer to `ask`: which outcomes of the exploration, by place, can be reached after these steps.

    None when that is not known: the search was not complete, or the steps cannot be followed. `schedules` has for
    each outcome of the exploration how many schedules lead there from here; None where there are infinitely many.
    """

    steps: tuple[int, ...]
    outcomes: tuple[int, ...] | None
    schedules: tuple[int, ...] | None = None


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
        python: str = paths.lab_python(),
    ) -> None:
        """`sampled` runs the program on real threads of `python` instead (`core/scheduler/sampling.py`): for what the
        machine does not support. Grain and model mean nothing then, and `Progress.states` are runs."""
        order = (source, name, grain, model, budget_s, python if sampled else "")
        self._servant = Servant("search", _serve, order, limited=not sampled)

    def messages(self) -> list[Message]:
        """What has arrived since the last call; never waits."""
        return self._servant.messages()

    def wait(self, seconds: float) -> bool:
        """Wait for a message; False when none came in time, or none can come any more."""
        return self._servant.wait(seconds)

    @property
    def is_alive(self) -> bool:
        return self._servant.is_alive

    def ask(self, steps: tuple[int, ...]) -> None:
        """Ask what can still happen after these steps; a `CanHappen` follows, once the search is over. Of several
        questions that wait only the last one is answered."""
        self._servant.send(steps)

    def close(self) -> None:
        """End it, whatever it is doing; takes some milliseconds."""
        self._servant.close()


def _serve(pipe: Connection, order: tuple[str, str, Grain, Model, float, str]) -> None:
    source, name, grain, model, budget_s, python = order

    def tell(states: int, seconds: float) -> bool:
        pipe.send(Progress(states, seconds))
        return True

    try:
        if python:  # the warden limits what a program that really runs may use
            searched = Searched(sample(source, name, budget_s, tell, python=python))
        else:
            searched = search(source, name, grain, model, budget_s, progress=tell)
    except ProblemError as error:
        pipe.send(error.problem)
        return
    pipe.send(searched.exploration)
    answers = _Answers(searched)
    while True:
        steps = pipe.recv()
        while pipe.poll():
            steps = pipe.recv()
        pipe.send(answers.after(steps))


class _Answers:
    """What can still happen; what that needs of the whole graph is worked out at the first question."""

    def __init__(self, searched: Searched) -> None:
        self._machine, self._graph = searched.machine, searched.graph
        self._is_complete = searched.exploration.complete
        self._places = {found.outcome: place for place, found in enumerate(searched.exploration.outcomes)}
        self._ends: dict[int, int] = {}
        self._bits: list[int] = []
        self._order: list[int] | range | None = None

    def after(self, steps: tuple[int, ...]) -> CanHappen:
        machine, graph = self._machine, self._graph
        if machine is None or graph is None or not self._is_complete:
            return CanHappen(steps, None)
        try:
            state = follow(machine, graph.state(0), Schedule(machine.grain, machine.model, steps))[-1]
        except ProblemError:
            return CanHappen(steps, None)
        if not self._bits:
            self._prepare(machine, graph)
        here = graph.number(state)
        reached = self._bits[here]
        outcomes = tuple(place for place in range(len(self._places)) if reached >> place & 1)
        return CanHappen(steps, outcomes, self._counted(graph, here))

    def _prepare(self, machine: Machine, graph: Graph) -> None:
        self._ends = {end: self._places[outcome_of(machine, graph.state(end))] for end in graph.ends}
        order = topological(graph)
        self._order = order if len(order) == len(graph) else None
        self._bits = reachable_ends(graph, range(len(graph)) if self._order is None else order, self._ends)

    def _counted(self, graph: Graph, here: int) -> tuple[int, ...] | None:
        if self._order is None:
            return None
        order = range(here, len(graph)) if isinstance(self._order, range) else self._order
        counts = [0] * len(self._places)
        for end, count in count_paths(graph, order, here).items():
            counts[self._ends[end]] += count
        return tuple(counts)
