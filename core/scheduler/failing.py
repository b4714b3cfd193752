"""The first schedule that goes wrong, for programs too big to search as a whole.

Schedules are tried in the order of their preemptions: first those that let each thread run until it has to wait, then
those with one preemption, and so on, each state and running thread once.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from core.problem import Problem, ProblemError
from core.scheduler.explorer import Explorer, Limits, without_collections
from core.scheduler.loading import is_over, load
from core.scheduler.machine import Grain, Machine, Model
from core.scheduler.outcome import Outcome, outcome_of
from core.scheduler.schedule import Schedule, numbered
from core.scheduler.signals import Late, Unsupported, Wait
from core.scheduler.store import State
from core.scheduler.values import Label

_Node = tuple[State, Label | None]
"""A state, and who moved last."""


@dataclass(frozen=True, slots=True)
class Failure:
    """`expected` are the outcomes without preemptions; `outcome` is another one, or not a good end at all.

    With `outcome` None no failing schedule was found: `complete` says whether there is none, `preemptions` how many
    had been tried by then, `unsupported` what stopped the search.
    """

    outcome: Outcome | None
    schedule: Schedule | None
    expected: tuple[Outcome, ...]
    preemptions: int
    complete: bool
    states: int
    seconds: float
    unsupported: str = ""


def first_failure(
    source: str, name: str = "program.py", grain: Grain = "access", model: Model = "any", budget_s: float = 10.0
) -> Failure:
    """Find a schedule with as few preemptions as possible that ends badly. Raises ProblemError (``syntax-error``)."""
    began = time.perf_counter()
    try:
        with without_collections():
            return _first_failure(source, name, Machine(grain, model), began, began + budget_s)
    except SyntaxError as wrong:
        raise ProblemError(Problem("syntax-error", name, wrong.lineno, {"error": wrong.msg})) from None
    except Unsupported as reason:
        return Failure(None, None, (), 0, False, 0, time.perf_counter() - began, reason.construct)


def _first_failure(source: str, name: str, machine: Machine, began: float, until: float) -> Failure:
    start = load(machine, source, name)
    machine.until = until
    Explorer(machine, start, Limits(seconds=until - began)).find_shared(2)
    while True:
        search = _Search(machine, start, until)
        try:
            search.run()
        except Late:
            search.stopped = True
        if not machine.conflicts or search.stopped:
            return search.failure(time.perf_counter() - began)
        machine.reveal()


class _Search:
    def __init__(self, machine: Machine, start: State, until: float) -> None:
        self._m = machine
        self._start = start
        self._until = until
        self._from: dict[_Node, _Node | None] = {}
        self._expected: list[Outcome] = []
        self._found: tuple[Outcome, _Node] | None = None
        self._preemptions = 0
        self.stopped = False
        """Whether the time was over before it was done."""

    def run(self) -> None:
        """Try one number of preemptions after the other, until something fails or nothing is left."""
        level: list[tuple[_Node, _Node | None]] = [((self._start, None), None)]
        while level and not self._found and not self.stopped:
            later: list[tuple[_Node, _Node | None]] = []
            level.reverse()  # the earliest preemptions first
            while level and not self._found and not self.stopped:
                node, origin = level.pop()
                if node not in self._from:
                    self._from[node] = origin
                    self._visit(node, level, later)
            level = later
            self._preemptions += 1

    def _visit(
        self, node: _Node, now: list[tuple[_Node, _Node | None]], later: list[tuple[_Node, _Node | None]]
    ) -> None:
        state, last = node
        moves = [] if is_over(self._m, state) else self._moves(state)
        if not moves:
            self._ended(node)
        goes_on = any(label == last for label, _ in moves)
        for label, after in moves:
            cheap = label == last or not goes_on
            (now if cheap else later).append(((after, label), node))
        self.stopped = not len(self._from) % 64 and time.perf_counter() > self._until

    def _moves(self, state: State) -> list[tuple[Label, State]]:
        store = self._m.store
        found = []
        for slot in range(1, len(state)):
            after = self._m.after(state, slot)
            if not isinstance(after, Wait):
                found.append((store.threads[state[slot]].label, after))
        return found

    def _ended(self, node: _Node) -> None:
        outcome = outcome_of(self._m, node[0])
        if outcome.kind == "finished" and not self._preemptions:
            if outcome not in self._expected:
                self._expected.append(outcome)
        elif outcome not in self._expected:
            self._found = (outcome, node)

    def failure(self, seconds: float) -> Failure:
        """What the search has come to."""
        count, expected = len(self._from), tuple(self._expected)
        tried = max(self._preemptions - 1, 0)
        if self._found is None:
            return Failure(None, None, expected, tried, not self.stopped, count, seconds)
        outcome, node = self._found
        steps: list[tuple[Label, State]] = []
        at: _Node | None = node
        while at is not None and at[1] is not None:
            steps.append((at[1], at[0]))
            at = self._from[at]
        numbers = numbered(self._m, self._start, steps[::-1])
        schedule = Schedule(self._m.grain, self._m.model, numbers, self._m.visible_places())
        return Failure(outcome, schedule, expected, tried, False, count, seconds)
