"""What interrupts an instruction: raised by handlers, caught by the machine's loop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.scheduler.values import Ref


class Park(Exception):
    """The instruction would touch something shared, and it is another step's turn: stop before it."""


class Pause(Exception):
    """The instruction has done its first part (Condition.wait has let go of the lock): stop at it."""


class Cut(Exception):
    """The step has gone on for too long without touching anything shared: stop after this instruction."""


class Late(Exception):
    """The time is over in the middle of a step; nothing of it counts."""


class Rerun(Exception):
    """The step must stop before instruction number `before`, which lies behind us: do it again up to there."""

    def __init__(self, before: int) -> None:
        self.before = before


class Raised(Exception):
    """The program raised an exception; `value` is the Ref to it."""

    def __init__(self, value: Ref) -> None:
        self.value = value


class Nested(Exception):
    """A call made from within a native operation has come back; `how` is "return" or "yield"."""

    def __init__(self, how: str, value: Any) -> None:
        self.how = how
        self.value = value


@dataclass(frozen=True, slots=True)
class Wait:
    """What a thread that cannot go on waits for. `holders` are labels of the threads that have what it wants."""

    operation: str
    """"acquire", "join", "get", "put", "queue-join", "wait", "barrier"."""
    ref: Ref
    line: int = 0
    holders: tuple[tuple[int, ...], ...] = ()


class Blocked(Exception):
    """The operation cannot be done now; nothing has been changed."""

    def __init__(self, operation: str, ref: Ref, holders: tuple[tuple[int, ...], ...] = ()) -> None:
        self.wait = Wait(operation, ref, 0, holders)


class Unsupported(Exception):
    """The machine cannot do this. `construct` names it; the machine adds the line (from 1; 0: unknown)."""

    def __init__(self, construct: str, line: int = 0) -> None:
        super().__init__(construct)
        self.construct = construct
        self.line = line
