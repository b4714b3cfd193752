"""Threads: when each starts and ends, to the microsecond, and what each is doing in a sample.

A thread may live for less than a sample. `threading` enters each into a dict of its own and takes it out at its end:
that is where both are noted. Whether a thread computes is read from its CPU clock over the last 120 ms.
"""

from __future__ import annotations

import _thread
import os
import sys
import time
from _collections import deque  # type: ignore[import-not-found]
from _thread import get_ident
from time import monotonic

from .graft import graft
from .stacks import HAS_LOCK, Look, Stacks
from .values import attributes
from .waits import waiting
from .wire import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

    from .waits import Waiting

LIMIT = 256
"""Threads that are observed at a time; a program that starts thousands keeps its others to itself."""

_WINDOW = 8  # samples: 120 ms tell with certainty whether a thread's clock moves
_MOVED_S = 0.0002  # by less than this it has only looked whether it may go on
_BUSY = 0.25  # of the time since the sample before: a thread that used so much was not waiting, whatever its line
_FULL = 0.8  # of the time: the process computes, so a thread that does not is ready for its turn
_RENAME = 16  # samples after which a thread's name is looked at again
_TRUSTED = 15  # samples for which a thread whose clock stands still is not looked at again: fewer than a diagnosis asks

# After how long (seconds) a thread that waits is looked at more closely, then again, and at the longest again.
_FIRST_S, _AGAIN_S, _LONGEST_S = 0.1, 0.4, 6.4
_LOCK_LONGEST_S = 1.6
_AT_ONCE = 4  # threads that are looked at so in one sample
_MOVING = frozenset(("sleep", "io", "input"))
_NEVER = float("inf")

_START, _END = 1, 2
_TARGET = "getattr(self._target, '__name__', '')" if sys.version_info < (3, 10) else "''"
"""What 3.10 and newer put into a thread's name."""
_number: Callable[[], int] = getattr(_thread, "get_native_id", int)
"""The number that the system has for the thread that asks; 0 where there is none."""


class Observed:
    """A thread that is observed.

    Its CPU clock is asked for by the number that the kernel has for the thread. `time.pthread_getcpuclockid` must not
    be asked about one that has just ended (it reads freed memory); but on Linux a clock's id is made of that number
    (MAKE_THREAD_CPUCLOCK in the kernel's posix-timers.h), and asking for one that has gone is an error like any other.
    """

    __slots__ = (
        "_age",
        "_at_rest",
        "_clock",
        "_look",
        "_past",
        "_pause",
        "_said",
        "due",
        "ident",
        "name",
        "rounds",
        "text",
    )

    def __init__(self, ident: int, name: str, number: int) -> None:
        self.ident = ident
        self.name = name
        self._clock = (~number << 3) | 6 if number and sys.platform.startswith("linux") else 0
        self._past: Any = deque(maxlen=_WINDOW)
        self._look: Look | None = None
        self._at_rest: Look | None = None  # what `text` says, where it says that and nothing of the moment
        self._age = 0
        self._said: tuple[Any, ...] = ()
        self.text = ""
        """Its `ThreadState` in JSON, without its end."""
        self.rounds: int | None = None
        self._pause = 0.0
        self.due = _NEVER  # when it is to be looked at more closely

    def observe(self, frame: FrameType, now: float, elapsed: float, stacks: Stacks, full: bool) -> None:
        """Brings `text` up to date, `elapsed` seconds after the sample before. `full`: the process has computed all
        the time."""
        share = self._used() / elapsed
        look = self._seen(frame, share, stacks)
        if look is self._at_rest and share == 0.0 and self.name is self._said[0]:
            return
        wait: Waiting[str, Any] | None = None
        running = False
        if look.waiting is not None and share < _BUSY:
            wait = look.waiting
            running = share > 0.0  # it has done something in there
        elif share < 0.0 or self._past[-1] - self._past[0] > _MOVED_S:
            running = True
        elif not full and not look.unsure:
            wait = waiting("io", look.top)
        said = (self.name, look.line, look.function, running, wait)
        if said != self._said:
            self._said, self.text = said, _told(self.ident, *said)
            self._pause, self.due = _AGAIN_S, _NEVER if wait is None or wait["reason"] in _MOVING else now + _FIRST_S

        self.rounds = look.rounds
        self._at_rest = look if wait is not None and wait is look.waiting and not running else None

    def looked_at(self, now: float) -> None:
        """More closely, that is. What does not move does not change, but for who has the lock that it waits for."""
        self.due = now + self._pause
        longest = _LOCK_LONGEST_S if self._said[-1]["reason"] == "lock" else _LONGEST_S
        self._pause = min(longest, 2 * self._pause)

    def _used(self) -> float:
        """The seconds since the last sample that it was computing; -1 where that is not known: then it was if it is
        not found waiting."""
        if not self._clock:
            return -1.0
        try:
            used: float = time.clock_gettime(self._clock)
        except OSError:
            return -1.0
        past = self._past
        past.append(used)
        return used - past[-2] if len(past) > 1 else -1.0

    def _seen(self, frame: FrameType, share: float, stacks: Stacks) -> Look:
        """Its stack. One whose clock has not moved since it was looked at does what it did; as somewhere clocks may
        move in steps, that holds for a few samples. One that runs cannot be looked at safely on a build without the
        interpreter's lock, but for its innermost line."""
        look = self._look
        if share > _BUSY:
            if look is not None and stacks.goes_on(look, frame):
                return look
        elif share == 0.0 and look is not None and self._age < _TRUSTED and look.place == (id(frame), frame.f_lasti):
            self._age += 1
            return look
        if not HAS_LOCK and share > 0.0:
            look = stacks.glance(frame)
        else:
            look = stacks.look(frame, share > _BUSY, len(self._past) != 1)
        self._look, self._age = (None if look.unsure else look), 0
        return look


def _told(ident: int, name: str, line: int, function: str, running: bool, wait: Any) -> str:
    """The JSON of a `ThreadState`, without its end."""
    state: dict[str, Any] = {"ident": ident, "name": name}
    if line:
        state["line"], state["function"] = line, function
    if running:
        state["running"] = True
    if wait is not None:
        state["wait"] = wait
    return encode(state)[:-1]


class Threads:
    """The threads of this process that are observed."""

    def __init__(self, stacks: Stacks, own: Callable[[], int]) -> None:
        """`own` gives the ident of the thread that observes."""
        self._stacks = stacks
        self._own = own
        self.notes: Any = deque()
        self.still: list[Observed] = []
        """Those that have been waiting for a while when the last sample was taken, and are to be looked at closely."""
        self._process = (0.0, 0.0)
        self._count = 0
        self._threads: dict[int, Observed] = {}
        self._add_main()

    def change_threading(self, module: Any) -> None:
        """Notes starts and ends in the class of the module `threading`."""
        names = {"note": self.notes.append, "get_ident": get_ident, "monotonic": monotonic, "number": _number}
        names["kind"] = type.__dict__["__name__"].__get__  # a metaclass may define another `__name__`
        added = {
            "at": f"note(({_START}, get_ident(), monotonic(), (self._name, {_TARGET}, kind(type(self))), number()))",
            "before": f"note(({_END}, get_ident(), monotonic(), None, 0))",
        }
        graft(module.Thread, "_bootstrap_inner", added, names, _enters_or_leaves)
        graft(module.Thread, "_delete", added, names, _enters_or_leaves)

    def after_fork(self) -> None:
        """In a forked child: the thread that forked is its only one."""
        self.notes.clear()
        self._threads.clear()
        self._process = (0.0, 0.0)
        self._add_main()

    def _add_main(self) -> None:
        """As Linux sees it the first thread is the process."""
        self._threads[get_ident()] = Observed(get_ident(), "MainThread", os.getpid())

    # --- events ------------------------------------------------------------------------------------------------

    def events(self, pid: int, since: float) -> list[dict[str, Any]]:
        """The `ThreadStarted` and `ThreadEnded` since the last call, times from `since` on."""
        found: list[dict[str, Any]] = []
        for _ in range(len(self.notes)):
            what, ident, t, name, number = self.notes.popleft()
            event = {"t": int((t - since) * 1e6) / 1e6, "pid": pid, "ident": ident}
            if what == _START:
                if len(self._threads) < LIMIT and len(found) < 2 * LIMIT:
                    label = _label(*name)
                    self._threads[ident] = Observed(ident, label, number)
                    found.append({"kind": "ThreadStarted", **event, "name": label})
            elif self._threads.pop(ident, None) is not None:
                found.append({"kind": "ThreadEnded", **event})
        return found

    # --- samples -----------------------------------------------------------------------------------------------

    def seen(self, now: float) -> list[Observed]:
        """The observed threads that there are, each brought up to date."""
        self._count += 1
        renaming = self._count % _RENAME == 0
        (then, before), self._process = self._process, (now, time.process_time())
        elapsed = max(now - then, 1e-6)
        full = self._process[1] - before > _FULL * elapsed
        own, threads, seen = self._own(), self._threads, []
        still = self.still = []
        frames = sys._current_frames()
        try:
            for ident, frame in frames.items():
                thread = threads.get(ident)
                if (thread is None or renaming) and ident != own:
                    thread = self._meet(ident, thread)
                if thread is not None:
                    thread.observe(frame, now, elapsed, self._stacks, full)
                    seen.append(thread)
                    if thread.due <= now and len(still) < _AT_ONCE:
                        still.append(thread)
            if len(threads) >= len(frames):
                for ident in threads.keys() - frames.keys():
                    del threads[ident]
        finally:
            frames.clear()
        return seen

    def _meet(self, ident: int, thread: Observed | None) -> Observed | None:
        """A thread whose start was not noted, or whose name may have changed."""
        own = attributes(_known().get(ident))
        if thread is None and len(self._threads) < LIMIT:
            number = own.get("_native_id")
            thread = self._threads[ident] = Observed(ident, "", number if type(number) is int else 0)
        if thread is not None and own:
            thread.name = _short(own.get("_name"))
        return thread


def _enters_or_leaves(node: Any) -> str:
    """Where a thread is entered into, or taken out of, the dict `_active`."""
    targets = getattr(node, "targets", [])
    names = [getattr(getattr(target, "value", None), "id", "") for target in targets]
    if "_active" not in names:
        return ""
    return "before" if type(node).__name__ == "Delete" else "at"


def _known() -> dict[int, Any]:
    """The `Thread` objects by ident, as `threading` has them."""
    module = sys.modules.get("threading")
    known = module.__dict__.get("_active") if module is not None else None
    return known if type(known) is dict else {}


def _label(name: Any, target: Any, kind: str) -> str:
    """A thread's name, where `threading` has made it up together with what runs in it: ``Thread-1 (add)``, as 3.10 and
    newer do for a target. What runs in one without a target is its class."""
    name = _short(name)
    made_up = name[:7] == "Thread-" and name[7:].isdigit()
    inner = _short(target) or ("" if kind == "Thread" else kind[:60])
    return f"{name} ({inner})" if made_up and inner else name


def _short(name: Any) -> str:
    return name[:80] if type(name) is str else ""
