"""The state of a run at one time, as a value: what every view shows and all that it knows."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Literal

from core.diagnosis import Diagnosis
from core.observation import (
    Line,
    Outcome,
    QueueAction,
    QueueState,
    Role,
    RunStarted,
    Silence,
    Standstill,
    ThreadKey,
    ThreadState,
    Value,
    Wait,
)

Activity = Literal["running", "ready", "sleeping", "blocked", "ended"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: a thread (a circle) or a process (a square), with one letter.

    ``M`` is the main thread of the main process, ``S`` a Manager's server, ``A`` to ``Z`` the others in the order of
    start. The main thread of a process stands for that process wherever there are several.
    """

    letter: str
    name: str
    is_process: bool
    key: ThreadKey


@dataclass(frozen=True, slots=True)
class ProcessView:
    pid: int
    parent: int
    role: Role
    name: str
    start_method: str
    started: float
    ended: float | None = None
    exit_code: int | None = None
    values: dict[str, Value] = field(default_factory=dict)
    hosted: dict[str, Value] = field(default_factory=dict)
    children: tuple[int, ...] = ()
    """Pids of those that it has started and not yet collected, heard of or not."""
    held: tuple[str, ...] = ()
    """The `multiprocessing` locks that it has, or had when it ended."""
    is_restless: bool = False
    """Whether a thread that is not shown (one of the standard library's own) was doing something of late."""
    agreeing: int = 0
    """How many samples of it there were since anything in the lab has moved."""
    silence: Silence | None = None
    """That it lives and cannot be sampled, until it is again."""


@dataclass(frozen=True, slots=True)
class Span:
    """What a thread did from `start` to `end`. `wait` says what for while it slept or was blocked; `line` the line
    of the program on which it did so (0 unknown)."""

    start: float
    end: float
    activity: Activity
    line: int = 0
    wait: Wait | None = None


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A thread that the run has, or had. `state` is as sampled last, `spans` its whole life, oldest first;
    `contribution` what it added to the watched counter (None where that is not known)."""

    actor: Actor
    started: float
    ended: float | None
    activity: Activity
    state: ThreadState
    spans: tuple[Span, ...] = ()
    contribution: float | None = None
    still: float | None = None
    """Since when it has waited where it does now; None where it does not wait."""
    agreeing: int = 0
    """How many samples have found it there since."""
    samples: int = 0
    """How often it has been sampled at all."""
    standstill: Standstill | None = None
    """What a closer look at that has found."""
    place: int = 0
    """Its place in the order of start, which is that of the letters."""


@dataclass(frozen=True, slots=True)
class Series:
    """A curve of at most `SERIES_LIMIT` points, in order of time; thinned by half whenever it would grow longer.

    The arrays are shared with the recording that goes on filling them: only the first `length` items belong to this
    value, and those never change.
    """

    times: array[float]
    values: array[float]
    length: int

    def points(self) -> tuple[array[float], array[float]]:
        """Copies of the two arrays, cut to length."""
        return self.times[: self.length], self.values[: self.length]

    @property
    def last(self) -> float | None:
        return self.values[self.length - 1] if self.length else None


@dataclass(frozen=True, slots=True)
class Summary:
    """A watched value over the whole run: how often it was seen, its first and last state, and between which numbers
    it lay (None where it was none)."""

    samples: int
    first: int | float | str
    last: int | float | str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """A counter as it is, and as it would be had no update been lost: three curves over the same times.

    `writer` has per point the index in `Snapshot.threads` of the thread that did most of the rounds since the point
    before (-1 where none did). `losses` are the times of the points at which actual moved away from expected, and by
    how much (of more than `LOSS_LIMIT` the first); `expected_end` is what the lesson says it ends at.
    """

    name: str
    actual: Series
    expected: Series
    writer: Series
    losses: tuple[tuple[float, float], ...] = ()
    expected_end: float | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """An operation on a queue, to be drawn where and when it happened."""

    t: float
    key: ThreadKey
    action: QueueAction
    size: int


@dataclass(frozen=True, slots=True)
class Passage:
    """An item that went from one process to another: who put it when, and who got it when."""

    put: float
    sender: ThreadKey
    got: float
    receiver: ThreadKey


@dataclass(frozen=True, slots=True)
class Flow:
    """How many items have gone from the process `source` to the process `target` (pids)."""

    source: int
    target: int
    count: int


@dataclass(frozen=True, slots=True)
class Carrier:
    """What carries something from process to process: a queue, a pipe, or the connections to a Manager's object.
    `passages` are the newest, `flows` all in numbers. `name` is the program's ("" where it has none)."""

    kind: Literal["queue", "pipe", "manager"]
    name: str
    passages: tuple[Passage, ...] = ()
    flows: tuple[Flow, ...] = ()


@dataclass(frozen=True, slots=True)
class QueueView:
    """A queue of the run. `occupancy` are steps (each value holds until the next time); `marks` the newest
    operations, at most `MARK_LIMIT`; the counts are of all processes together."""

    state: QueueState
    occupancy: Series
    marks: tuple[Mark, ...] = ()
    puts: int = 0
    gets: int = 0
    dones: int = 0
    full: tuple[tuple[float, float], ...] = ()
    """Stretches of time (start, end) in which it was full."""
    empty: tuple[tuple[float, float], ...] = ()
    pids: frozenset[int] = frozenset()
    """The processes that have it."""
    passages: tuple[Passage, ...] = ()
    """The newest items that have gone from one process to another, at most `PASSAGE_LIMIT`."""
    flows: tuple[Flow, ...] = ()
    """All of those in numbers, as far as their puts and gets were noted. Items leave in the order in which they came;
    of two processes that put at the same moment it may be the other that the first item is from."""
    ended: float | None = None
    """When the last of the processes that have it ended; None where the main process has it, or one goes on."""
    marks_from: float = 0.0
    """Operations up to then are not among `marks`: there were too many."""
    bands_from: float = 0.0
    """Stretches that had ended by then are not all among `full` and `empty`."""


@dataclass(frozen=True, slots=True)
class Output:
    """The newest lines (at most `LINE_LIMIT`), and how many came before them or were dropped between them."""

    lines: tuple[Line, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that is known of a run at time `t`. `origin` is None before the lab has started; `outcome` is None
    until it has ended. `changed` is the last time at which anything but the clock moved."""

    t: float = 0.0
    origin: RunStarted | None = None
    processes: tuple[ProcessView, ...] = ()
    threads: tuple[ThreadView, ...] = ()
    values: dict[str, Value] = field(default_factory=dict)
    """The watched globals in the main process; ``NAME[KEY]`` of a Manager's object as its server has it."""
    series: dict[str, Series] = field(default_factory=dict)
    """The watched values that are numbers, and the sizes, over time."""
    summaries: dict[str, Summary] = field(default_factory=dict)
    """Every watched value that was seen, in a few numbers."""
    drift: Drift | None = None
    queues: tuple[QueueView, ...] = ()
    messages: tuple[Carrier, ...] = ()
    """Pipes, and the objects of Managers."""
    output: Output = field(default_factory=Output)
    diagnosis: Diagnosis | None = None
    outcome: Outcome | None = None
    stop_ms: float | None = None
    stop_asked: float | None = None
    """When it was first asked to stop; None where nobody has."""
    changed: float = 0.0
    shown: float = 0.0
    """The last time at which something moved that can be seen: output, a value, a queue, a thread's or process's
    start or end, or what one waits for."""
    samples: int = 0
    samples_lost: int = 0
    sample_rate: float = 0.0
    """Samples a second of the main process, over the whole run so far."""

    @property
    def is_running(self) -> bool:
        return self.outcome is None and self.origin is not None

    def thread(self, key: ThreadKey) -> ThreadView | None:
        """The thread that has this key, or had it last: the system gives idents out again."""
        return next((thread for thread in reversed(self.threads) if thread.actor.key == key), None)

    def carriers(self) -> tuple[Carrier, ...]:
        """All that carries something, queues included."""
        queues = (Carrier("queue", queue.state.name, queue.passages, queue.flows) for queue in self.queues)
        return (*queues, *self.messages)

    def failure(self, process: ProcessView) -> int | None:
        """The exit code of a process that failed or was killed; None for one that ended in order, still runs, or was
        ended together with the run. (SIGTERM is in order: so a pool ends its workers.)"""
        if process.ended is None or process.exit_code in (None, 0, -15):
            return None
        asked = self.stop_asked
        if asked is None and self.stop_ms is not None:
            asked = self.t - self.stop_ms / 1000
        return process.exit_code if asked is None or process.ended < asked else None

    def actor(self, pid: int, ident: int) -> Actor | None:
        thread = self.thread(ThreadKey(pid, ident))
        return thread.actor if thread else None


SERIES_LIMIT = 10_000
MARK_LIMIT = 2_000
PASSAGE_LIMIT = 200
LINE_LIMIT = 2_000
LOSS_LIMIT = 2_000
SPAN_LIMIT = 2_000
