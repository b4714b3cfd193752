"""A scene: everything that Step mode shows of one state, as plain values that travel between processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.scheduler.order import Clash
from core.scheduler.outcome import Outcome
from core.scheduler.rows import Row
from core.scheduler.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Beat:
    """One step of the schedule, as the ribbon shows it: who, where, and the first thing touched that is shared ("":
    nothing). `overwrites` is the place (from 0) of the read that this write is made from, where another thread has
    written in between; None otherwise."""

    thread: int
    line: int
    object: str = ""
    written: bool = False
    old: str = ""
    new: str = ""
    overwrites: int | None = None
    clash: Clash | None = None
    """The newest earlier access that one of this step's is in conflict with."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A thread read `object` as `read`; meanwhile `by` has made it `now`, and the thread is about to write it."""

    object: str
    read: str
    now: str
    by: int


@dataclass(frozen=True, slots=True)
class WaitsFor:
    """Why a thread cannot go. `operation` as in `Waiting`; `object` names what it waits for, `kind` is its class;
    `holders` are the numbers of the threads that have it."""

    operation: str
    object: str
    kind: str
    holders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FrameView:
    """A function on a thread's stack: its name, line, and local variables in short."""

    function: str
    line: int
    locals: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ThreadScene:
    """A thread: `state` says whether it has not started, can go, waits, or has ended.

    `done` are its last instructions, `coming` what it would do next if it went on alone, the first one next; `hand`
    is what it has on its stack to work with ("": nothing).
    """

    number: int
    name: str
    state: Literal["new", "ready", "waiting", "ended"]
    line: int = 0
    done: tuple[Row, ...] = ()
    coming: tuple[Row, ...] = ()
    hand: str = ""
    stale: Stale | None = None
    waits: WaitsFor | None = None
    rounds_left: int | None = None
    frames: tuple[FrameView, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedValue:
    """Something that threads share: its value, what it was before the last write, and who wrote that (None:
    nobody since the beginning)."""

    name: str
    value: str
    old: str = ""
    writer: int | None = None


@dataclass(frozen=True, slots=True)
class LockView:
    """A lock or something like it: its class, who has it, and who waits for it."""

    name: str
    kind: str
    owners: tuple[int, ...]
    waiters: tuple[int, ...]
    value: str = ""
    """Of a semaphore, an event or a queue: its state in short."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The machine cannot go on: a construct that it does not know, and its line (0: unknown)."""

    thread: int
    line: int
    construct: str


@dataclass(frozen=True, slots=True)
class Scene:
    """`at` of `length` steps are taken, the others were undone or belong to a schedule that is being replayed.
    `beats` are those around that place, from number `first` on."""

    at: int
    length: int
    first: int
    beats: tuple[Beat, ...]
    threads: tuple[ThreadScene, ...]
    shared: tuple[SharedValue, ...]
    locks: tuple[LockView, ...]
    output: str
    outcome: Outcome | None
    """How it has ended; None while somebody can go on."""
    schedule: Schedule
    """Of the steps taken."""
    refusal: Refusal | None = None
    switches: int = 0
    """From one thread to another, among the steps taken."""
    goal_at: int | None = None
    """After how many steps the goal of the lesson was reached; None while it is not."""
    asked: int = 0
    """How many orders had been answered with it."""

    @property
    def enabled(self) -> tuple[int, ...]:
        """The numbers of the threads that can take a step."""
        return tuple(thread.number for thread in self.threads if thread.state == "ready")

    @property
    def last(self) -> Beat | None:
        """The step taken last; None at the beginning."""
        return self.beats[self.at - self.first - 1] if self.at else None

    def thread(self, number: int) -> ThreadScene | None:
        return next((thread for thread in self.threads if thread.number == number), None)
