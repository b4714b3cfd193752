"""A walk in a process of its own: the learner's program is interpreted there, and the window only shows scenes."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import Any

from core.lesson import StepGoal
from core.problem import Problem, ProblemError
from core.scheduler.explorer import without_collections
from core.scheduler.scene import Scene
from core.scheduler.schedule import Schedule
from core.scheduler.servant import Servant
from core.scheduler.walk import Walk


@dataclass(frozen=True, slots=True)
class Order:
    """What a walk should do: the name of a method of `Walk`, and its arguments."""

    method: str
    arguments: tuple[Any, ...] = ()


class Walker:
    """Give it orders; scenes come back, the first one by itself. `close` it when it is no longer needed."""

    def __init__(self, source: str, name: str, schedule: Schedule, goal: StepGoal | None = None) -> None:
        self._servant = Servant("walk", _serve, (source, name, schedule, goal))
        self._asked = self._answered = 0
        self._has_begun = False

    def order(self, method: str, *arguments: Any) -> None:
        """Raises OSError where the process has ended."""
        self._asked += 1
        self._servant.send(Order(method, arguments))

    def newest(self) -> Scene | Problem | None:
        """The newest scene that has arrived since the last call; never waits."""
        found = self._servant.messages()
        if not found:
            return None
        newest: Scene | Problem = found[-1]
        self._has_begun = True
        if isinstance(newest, Scene):
            self._answered = newest.asked
        return newest

    def wait(self, seconds: float) -> bool:
        """Wait for a scene; False when none came in time, or none can come any more."""
        return self._servant.wait(seconds)

    @property
    def is_busy(self) -> bool:
        """Whether a scene is still to come."""
        return self._servant.is_alive and (not self._has_begun or self._answered < self._asked)

    @property
    def is_alive(self) -> bool:
        return self._servant.is_alive

    def close(self) -> None:
        """End it, whatever it is doing; takes some milliseconds."""
        self._servant.close()


def _serve(pipe: Connection, order: tuple[str, str, Schedule, StepGoal | None]) -> None:
    try:
        walk = Walk(*order)
    except ProblemError as error:
        pipe.send(error.problem)
        return
    gc.freeze()
    with without_collections():
        _answer(pipe, walk)


def _answer(pipe: Connection, walk: Walk) -> None:
    """Scene after scene. Garbage is collected while nobody waits for one."""
    asked = 0
    while True:
        pipe.send(replace(walk.scene(), asked=asked))
        if not pipe.poll():
            gc.collect(1)
        while True:
            wanted: Order = pipe.recv()
            getattr(walk, wanted.method)(*wanted.arguments)
            asked += 1
            if not pipe.poll():
                break
