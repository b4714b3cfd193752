"""What a search has found: the outcomes, how many schedules lead to each, and the shortest one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.problem import Problem, ProblemError
from core.scheduler.counts import Best, Cost, count_paths, topological
from core.scheduler.explorer import Explorer, Limits, Progress, without_collections
from core.scheduler.graph import Graph
from core.scheduler.loading import load
from core.scheduler.machine import Grain, Machine, Model
from core.scheduler.outcome import Outcome, outcome_of
from core.scheduler.schedule import Schedule, numbered
from core.scheduler.signals import Unsupported

_SEARCHING = 0.6
"""How much of the budget the search may take; the rest is for counting what it found."""


@dataclass(frozen=True, slots=True)
class Found:
    """An outcome, with the number of schedules that end in it (None: infinitely many, or not known)."""

    outcome: Outcome
    schedules: int | None
    share: float | None
    """Of all schedules; not a probability."""
    cost: Cost
    shortest: Schedule
    """With the fewest preemptions, then the fewest switches, then the fewest steps (sampled: of those that were
    tried)."""
    runs: int | None = None
    """How many of the sampled runs ended so (None: not sampled)."""

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.outcome.kind,
            "output": self.outcome.output,
            "exception": "; ".join(f"{one.thread}: {one.text}" for one in self.outcome.uncaught) or None,
            "waiting": [one.to_json() for one in self.outcome.waiting],
            "schedules": None if self.schedules is None else str(self.schedules),
            "share": self.share,
            "preemptions": self.cost.preemptions,
            "shortest": self.shortest.to_json(),
            "runs": self.runs,
        }


@dataclass(frozen=True, slots=True)
class UnsupportedAt:
    """A construct that the machine cannot do, and its line (from 1; 0: unknown)."""

    line: int
    construct: str

    def to_json(self) -> dict[str, Any]:
        return {"line": self.line, "construct": self.construct}


@dataclass(frozen=True, slots=True)
class Exploration:
    """`schedules` is None when there are infinitely many or the search is not complete; `stopped` says what ended an
    incomplete search: "seconds", "states", "memory", "cancelled", "unsupported"; a sampled one also "outcomes" (too
    many different ones) or "failed"."""

    complete: bool
    states: int
    schedules: int | None
    outcomes: tuple[Found, ...]
    unsupported: tuple[UnsupportedAt, ...]
    seconds: float
    stopped: str = ""
    endless: bool = False
    """Whether some schedules never end: there is a cycle among the states."""
    sampled: bool = False
    """Found by running the program on real threads, with random switches: never complete, and nothing is counted."""
    runs: int = 0
    """How often it was run (sampled only)."""
    unfinished: int = 0
    """How many of these runs came to no end in the time that each has."""

    def to_json(self) -> dict[str, Any]:
        return {
            "complete": self.complete,
            "states": self.states,
            "schedules": None if self.schedules is None else str(self.schedules),
            "outcomes": [found.to_json() for found in self.outcomes],
            "unsupported": [one.to_json() for one in self.unsupported],
            "seconds": round(self.seconds, 3),
            "sampled": self.sampled,
            "runs": self.runs,
            "unfinished": self.unfinished,
        }


@dataclass(frozen=True, slots=True)
class Searched:
    """An exploration with the graph that it was counted on (None where there is none)."""

    exploration: Exploration
    machine: Machine | None = None
    graph: Graph | None = None


def explore(
    source: str,
    name: str = "program.py",
    grain: Grain = "access",
    model: Model = "any",
    budget_s: float = 10.0,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Exploration:
    """Search all schedules of a program, for at most about `budget_s` seconds, counting included.

    Raises ProblemError (``syntax-error``), and nothing else: what the machine cannot do is in the result.
    """
    return search(source, name, grain, model, budget_s, limits, progress).exploration


def search(
    source: str,
    name: str,
    grain: Grain = "access",
    model: Model = "any",
    budget_s: float = 10.0,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Searched:
    """As `explore`, and keep the graph."""
    began = time.perf_counter()
    limits = limits or Limits(seconds=budget_s * _SEARCHING)
    try:
        machine = Machine(grain, model)
        graph = Explorer(machine, load(machine, source, name), limits, progress).run()
    except Unsupported as reason:
        return Searched(_without_graph(began, "unsupported", (UnsupportedAt(reason.line, reason.construct),)))
    except SyntaxError as wrong:
        raise ProblemError(Problem("syntax-error", name, wrong.lineno, {"error": wrong.msg})) from None
    except MemoryError:
        return Searched(_without_graph(began, "memory", ()))
    with without_collections():
        return Searched(summary(machine, graph, lambda: time.perf_counter() - began), machine, graph)


def _without_graph(began: float, stopped: str, unsupported: tuple[UnsupportedAt, ...]) -> Exploration:
    return Exploration(False, 0, None, (), unsupported, time.perf_counter() - began, stopped)


def summary(machine: Machine, graph: Graph, elapsed: Callable[[], float]) -> Exploration:
    """Count and sort what the graph holds."""
    complete = not graph.stopped
    order = topological(graph) if complete else range(0)
    acyclic = complete and len(order) == len(graph)
    paths = count_paths(graph, order) if complete else {}
    total = sum(paths.values()) if acyclic else None
    ends: dict[Outcome, list[int]] = {}
    for end in graph.ends:
        ends.setdefault(outcome_of(machine, graph.state(end)), []).append(end)
    best = Best(graph, {end: kind for kind, states in enumerate(ends.values()) for end in states})
    found = []
    visible = machine.visible_places()
    for kind, (outcome, states) in enumerate(ends.items()):
        known = complete and all(state in paths for state in states)
        schedules = sum(paths[state] for state in states) if known else None
        share = None if schedules is None or not total else schedules / total
        steps = [(graph.labels[who], graph.state(after)) for who, after in best.path(kind)]
        numbers = numbered(machine, graph.state(0), steps)
        schedule = Schedule(machine.grain, machine.model, numbers, visible)
        found.append(Found(outcome, schedules, share, best.cost(kind), schedule))
    found.sort(key=lambda one: (-(one.share or 0.0), one.cost.preemptions, one.cost.switches, one.outcome.output))
    return Exploration(
        complete, len(graph), total, tuple(found), (), elapsed(), graph.stopped, complete and not acyclic
    )
