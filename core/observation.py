"""The facts that a run yields, and their form in JSON.

Every time `t` is in seconds since the lab was started, on the system's monotonic clock, which all processes of a
machine share. A thread is named by `ThreadKey`: the process's pid and the thread's ident in it. Whatever says
"sampled" was looked at up to sixty times a second and may have been otherwise in between.

In JSON (the sample ring, a saved recording) an observation is an object: its fields, and under ``"kind"`` the name
of its class. Fields that have their default are left out. `PROTOCOL` rises when the meaning of a field changes.
"""

from __future__ import annotations

import dataclasses
import json
import typing
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Union

from core.json_form import build, plain, rebuild
from core.lab.ring import PROTOCOL as PROTOCOL

Stream = Literal["stdout", "stderr"]
Role = Literal["main", "child", "manager", "forkserver", "tracker"]
WaitReason = Literal["lock", "queue", "join", "sleep", "input", "io", "condition", "message", "process"]
MessageAction = Literal["send", "receive", "call"]
QueueAction = Literal["put", "get", "task_done"]
ThingKind = Literal[
    "lock", "rlock", "condition", "event", "barrier", "semaphore",
    "future", "result", "message", "proxy", "thread", "feeder",
]  # fmt: skip
OutcomeKind = Literal["finished", "stopped", "timed-out", "interrupted", "limit", "failed-to-start"]


class ThreadKey(NamedTuple):
    """One thread of one process of the lab."""

    pid: int
    ident: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a loop has come: the local `variable` of `function`, each round of which adds `step` to the counter.

    `total` names the global (a knob) that says how many rounds there are in all; once the thread has ended, that is
    how many it did.
    """

    function: str
    variable: str
    step: float
    total: str


@dataclass(frozen=True, slots=True)
class Watching:
    """What the probe looks at: globals of the program by name, and loops by their variable."""

    names: tuple[str, ...] = ()
    progress: tuple[Progress, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A value as the probe saw it, without running any of the program's code.

    `form` says what `shown` is: ``number`` and ``text`` the value itself (text cut to 200 characters), ``size`` the
    length of a container of more than a few items, ``repr`` the repr of a small one of plain items, ``type`` only
    the type's name, ``proxy`` the ident of the object in the manager's process that this one stands for.
    `identity` is the `id()` of the object in its process.
    """

    form: Literal["number", "text", "size", "repr", "type", "proxy"]
    shown: int | float | str
    type: str = ""
    identity: int = 0


@dataclass(frozen=True, slots=True)
class Wait:
    """What a thread waits for. `call` is the innermost library call (``join``, ``get``); `target` identifies the
    thing: ``queue:ID``, ``thread:IDENT``, ``process:PID``, ``lock:ID``, or "" where it cannot be seen."""

    reason: WaitReason
    call: str = ""
    target: str = ""
    timed: bool = False
    """Whether the call was given a time limit: such a thread goes on by itself."""


@dataclass(frozen=True, slots=True)
class ThreadState:
    """One thread in a sample. `line` is the innermost line in the program (0 when none of its code is on the
    stack); `function` the program's function there, or, where `rounds` is given, the one whose rounds they are.
    `running` is true where the thread's CPU clock has moved in the last 120 ms; otherwise it was ready (`wait` None)
    or waiting. One that has moved since the sample before, and waits (again), is both."""

    ident: int
    name: str
    line: int = 0
    function: str = ""
    running: bool = False
    wait: Wait | None = None
    rounds: int | None = None
    """The value of the loop variable that `Watching.progress` names for `function`, plus one: rounds begun."""


@dataclass(frozen=True, slots=True)
class QueueState:
    """One queue in a sample. `queue` is its identity in this process (``ID`` for a `queue.Queue`; for a
    `multiprocessing.Queue` a token that all processes agree on); `capacity` 0 means unbounded; `size` and
    `unfinished` are -1 where they cannot be known; the counts are of this process since its start."""

    queue: str
    name: str
    capacity: int = 0
    size: int = -1
    unfinished: int = -1
    puts: int = 0
    gets: int = 0
    dones: int = 0
    shared: bool = False
    """Whether it lives outside the process: a `multiprocessing` queue."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What threads wait for or hold: a lock, what is made of locks, or another thread. `id` names it within its
    process, or for all of them where it is `shared`, "" where it has no name; `name` is what the program calls it.

    A ``feeder`` is the thread that sends what was put into a `multiprocessing` queue; a ``result`` that of a task of
    a `multiprocessing` pool; a ``message`` what a connection will receive.
    """

    kind: ThingKind
    id: str = ""
    name: str = ""
    shared: bool = False
    owner: int = 0
    """Of a reentrant lock: ident of the thread that has it, as the lock itself says."""
    missing: int = 0
    """Of a barrier: how many have not come yet."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A lock that a thread has taken on `line` of the program and not given back."""

    thing: Thing
    line: int = 0
    firm: bool = False
    """Whether nobody else can give it back."""


# --- the observations ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RunStarted:
    t: float
    python: str
    """Version, as in ``3.12.1``."""
    path: str
    gil: bool
    start_method: str
    """The default that this run uses, before the program's own choice."""


@dataclass(frozen=True, slots=True)
class ProcessStarted:
    t: float
    pid: int
    parent: int
    role: Role
    name: str
    start_method: str = ""
    ident: int = 0
    """Of its main thread."""
    number: int = 0
    """The how manieth its parent has made with `multiprocessing`, as the program wrote it; 0 where that is unknown."""


@dataclass(frozen=True, slots=True)
class ProcessEnded:
    """`exit_code` as `multiprocessing.Process.exitcode` has it: negative is the signal; None where unknown."""

    t: float
    pid: int
    exit_code: int | None = None


@dataclass(frozen=True, slots=True)
class ThreadStarted:
    t: float
    pid: int
    ident: int
    name: str


@dataclass(frozen=True, slots=True)
class ThreadEnded:
    t: float
    pid: int
    ident: int


@dataclass(frozen=True, slots=True)
class Sample:
    """One look at one process: `due` is when it should have been taken, `t` when it was."""

    t: float
    due: float
    pid: int
    values: dict[str, Value] = dataclasses.field(default_factory=dict)
    hosted: dict[str, Value] = dataclasses.field(default_factory=dict)
    """In a manager's process: its objects by the ident that proxies carry, and their plain items as
    ``IDENT[KEY]``."""
    queues: tuple[QueueState, ...] = ()
    threads: tuple[ThreadState, ...] = ()
    children: tuple[int, ...] = ()
    """Pids of the `multiprocessing` children that it has started and not yet collected, heard of or not."""
    held: tuple[str, ...] = ()
    """The `multiprocessing` locks that it has taken, as `Thing.id` names them."""


@dataclass(frozen=True, slots=True)
class Standstill:
    """A closer look at a thread that has been waiting for a tenth of a second or more, on `line` of the program: what
    `thing` it waits for, and which locks it `holds` for certain."""

    t: float
    pid: int
    ident: int
    line: int = 0
    thing: Thing | None = None
    holds: tuple[Hold, ...] = ()
    alarm: bool = False
    """Whether the system will send the process a signal in a while, which may set anything in motion."""


@dataclass(frozen=True, slots=True)
class Waited:
    """A thread's wait that is over, exact to its beginning `since` and its end `t`, where one that is too short for
    any sample matters: for another process. `line` is that of the program (0 unknown)."""

    t: float
    pid: int
    ident: int
    since: float
    wait: Wait
    line: int = 0


@dataclass(frozen=True, slots=True)
class Silence:
    """A process that lives and has not been sampled since `since`. From `seen`, when the system was first asked, to `t`
    its busiest thread has used `most` seconds of processor time, and its others together `rest`."""

    t: float
    pid: int
    since: float
    seen: float
    most: float = 0.0
    rest: float = 0.0


@dataclass(frozen=True, slots=True)
class QueueOp:
    """An operation on a queue that happened, exact to its moment; `size` is how many were queued after it
    (-1 where that cannot be known)."""

    t: float
    pid: int
    ident: int
    queue: str
    action: QueueAction
    size: int = -1


@dataclass(frozen=True, slots=True)
class PipeMade:
    """A pipe that the program has asked for: its two ends, as `Message.channel` names them (of a pipe for one
    direction both have one name)."""

    t: float
    pid: int
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Message:
    """Something was sent or received at the end `channel` of a pipe, or the object of a Manager with the ident
    `channel` was called. `count` says how often this process has done so until then: of many at once only the newest
    are told."""

    t: float
    pid: int
    ident: int
    channel: str
    action: MessageAction
    count: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of output, without its end, cut to 500 characters. `pid` and `ident` are 0 where the writer is not
    known (not written through `sys.stdout`, or too many lines at once)."""

    t: float
    stream: Stream
    text: str
    pid: int = 0
    ident: int = 0
    partial: bool = False
    """The last line, not ended by a newline (yet): the next line of this stream replaces it."""


@dataclass(frozen=True, slots=True)
class LinesSkipped:
    """Output that came faster than anyone can read; it was drained, counted and dropped."""

    t: float
    stream: Stream
    lines: int
    bytes: int


@dataclass(frozen=True, slots=True)
class SamplesLost:
    """Slots of the ring that were overwritten before they were read."""

    t: float
    pid: int
    count: int


@dataclass(frozen=True, slots=True)
class StopAsked:
    """From here on, what ends is being ended: the state of the run at this time is what it came to by itself."""

    t: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended. `reason` is set for ``limit`` (``memory``, ``processes``, …), for ``failed-to-start`` (a
    `Problem` code, with `detail` the system's own words), and for ``timed-out`` by a limit (``seconds``)."""

    kind: OutcomeKind
    exit_code: int | None = None
    signal: int | None = None
    reason: str = ""
    detail: str = ""
    allowed: int | None = None
    """How much the limit is: bytes, processes, or seconds."""


@dataclass(frozen=True, slots=True)
class Ended:
    t: float
    outcome: Outcome
    stop_ms: float | None = None
    """From the request to stop to the proof that nothing is left; None where nobody asked."""
    killed: int = 0
    """Processes that had to be killed at the end, whether asked or left behind by the program."""


Observation = Union[  # noqa: UP007 - `typing.get_args` reads it below
    RunStarted,
    ProcessStarted,
    ProcessEnded,
    ThreadStarted,
    ThreadEnded,
    Sample,
    Standstill,
    Waited,
    Silence,
    QueueOp,
    PipeMade,
    Message,
    Line,
    LinesSkipped,
    SamplesLost,
    StopAsked,
    Ended,
]

KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in typing.get_args(Observation)}


def to_json(observation: Observation) -> dict[str, Any]:
    """The observation as plain JSON values, defaults left out."""
    return {"kind": type(observation).__name__, **plain(observation)}


def from_json(data: dict[str, Any]) -> Observation:
    """The observation that `data` describes; raises `ValueError` where it describes none."""
    kind = KINDS.get(data.get("kind", ""))
    if kind is None:
        raise ValueError(f"no such observation: {data.get('kind')!r}")
    value: Observation = build(kind, {name: field for name, field in data.items() if name != "kind"})
    return value


def from_known_json(text: str) -> Observation:
    """The observation in `text`, whose form `from_json` has found right before: several times as fast."""
    try:
        data = json.loads(text)
        observation: Observation = rebuild(KINDS[data.pop("kind")], data)
    except TypeError:  # fields of a newer version
        return from_json(json.loads(text))
    return observation
