"""Errands: one question each to a process of its own, and one answer. Finding a failure, proving a schedule."""

from __future__ import annotations

from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any, Literal

from core.problem import Problem, ProblemError
from core.scheduler.failing import Failure, first_failure
from core.scheduler.machine import Grain, Model
from core.scheduler.replay import Replay, replay
from core.scheduler.schedule import Schedule
from core.scheduler.servant import Servant

Kind = Literal["failure", "proof"]


class Errand:
    """Asks once; `close` it afterwards, or to give up."""

    def __init__(self, kind: Kind, *arguments: Any) -> None:
        self.kind = kind
        self._servant = Servant(kind, _serve, (kind, arguments))

    def answer(self) -> Failure | Replay | Problem | None:
        """The answer, once it is there; never waits. A process that has ended without one is a problem."""
        found = self._servant.messages()
        if found:
            answer: Failure | Replay | Problem = found[-1]
            return answer
        return None if self._servant.is_alive else Problem("errand-lost", self.kind)

    def wait(self, seconds: float) -> bool:
        """Wait for the answer; False when it did not come in time."""
        return self._servant.wait(seconds)

    def close(self) -> None:
        """End it, whatever it is doing; takes some milliseconds."""
        self._servant.close()


def find_failure(source: str, name: str, grain: Grain, model: Model, budget_s: float) -> Errand:
    """Look for the first schedule that goes wrong; the answer is a `Failure`."""
    return Errand("failure", source, name, grain, model, budget_s)


def prove(source: str, name: str, schedule: Schedule, python: str) -> Errand:
    """Do with real threads what the schedule says; the answer is a `Replay`."""
    return Errand("proof", source, name, schedule, "threads", python)


def _serve(pipe: Connection, order: tuple[Kind, tuple[Any, ...]]) -> None:
    kind, arguments = order
    try:
        pipe.send(first_failure(*arguments) if kind == "failure" else _without_trace(replay(*arguments)))
    except ProblemError as error:
        pipe.send(error.problem)


def _without_trace(found: Replay) -> Replay:
    """Code objects stay where they are: what was executed cannot travel, what it touched can."""
    return replace(found, steps=tuple(replace(step, executed=(), hands=(), acts=()) for step in found.steps))
