"""Threads: when each starts and ends, to the microsecond, and what each is doing in a sample.

A thread may live for less than a sample. `threading` enters each into a dict of its own and takes it out at its end:
that is where both are noted. Whether a thread computes is read from its CPU clock over the last 120 ms.
"""

from __future__ import annotations

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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

LIMIT = 256
"""Threads that are observed at a time; a program that starts thousands keeps its others to itself."""

_WINDOW = 8  # samples: 120 ms tell with certainty whether a thread's clock moves
_MOVED_S = 0.0002  # by less than this it has only looked whether it may go on
_BUSY = 0.25  # of the time since the sample before: a thread that used so much was not waiting, whatever its line
_TRUSTED = 3  # samples for which a thread whose clock stands still is not looked at again
_FULL = 0.8  # of the time: the process computes, so a thread that does not is ready for its turn

_START, _END = 1, 2


class _Clock:
    """The CPU clock of a thread by the number that the kernel has for it.

    `time.pthread_getcpuclockid` must not be asked about a thread that has just ended (it reads freed memory). On Linux
    a clock's id is made of the thread's number (MAKE_THREAD_CPUCLOCK in the kernel's posix-timers.h), and asking about
    one that has gone is an error like any other.
    """

    def __init__(self, number: int) -> None:
        self._id = (~number << 3) | 6
        self._past: Any = deque(maxlen=_WINDOW)

    def read(self, now: float) -> tuple[float, float] | None:
        """The share of the time since the last reading, and the seconds in the whole window, that the thread was
        computing; None at first, or where there is no such clock (any more)."""
        try:
            used = time.clock_gettime(self._id)
        except OSError:
            return None
        past = self._past
        found = None
        if past:
            (then, before), (_, oldest) = past[-1], past[0]
            found = ((used - before) / max(now - then, 1e-6), used - oldest)
        past.append((now, used))
        return found


class Threads:
    """The threads of this process that are observed."""

    def __init__(self, stacks: Stacks, own: Callable[[], int]) -> None:
        """`own` gives the ident of the thread that observes."""
        self._stacks = stacks
        self._own = own
        self._main = get_ident()
        self._notes: Any = deque()
        self._names: dict[int, str] = {self._main: "MainThread"}
        self._clocks: dict[int, _Clock] = {}
        self._looks: dict[int, Look] = {}
        self._process: Any = deque(maxlen=_WINDOW)

    def change_threading(self, module: Any) -> None:
        """Notes starts and ends in the class of the module `threading`."""
        names = {"note": self._notes.append, "get_ident": get_ident, "monotonic": monotonic}
        added = {
            "at": f"note(({_START}, get_ident(), monotonic(), self._name))",
            "before": f"note(({_END}, get_ident(), monotonic(), None))",
        }
        graft(module.Thread, "_bootstrap_inner", added, names, _enters_or_leaves)
        graft(module.Thread, "_delete", added, names, _enters_or_leaves)

    def after_fork(self) -> None:
        """In a forked child: the thread that forked is its only one."""
        self._main = get_ident()
        self._notes.clear()
        self._names = {self._main: "MainThread"}
        self._clocks = {}
        self._looks = {}
        self._process.clear()

    # --- events ------------------------------------------------------------------------------------------------

    def events(self, pid: int, since: float) -> list[dict[str, Any]]:
        """The `ThreadStarted` and `ThreadEnded` since the last call, times from `since` on."""
        found: list[dict[str, Any]] = []
        for _ in range(len(self._notes)):
            what, ident, t, name = self._notes.popleft()
            event = {"t": round(t - since, 6), "pid": pid, "ident": ident}
            if what == _START:
                if len(self._names) < LIMIT and len(found) < 2 * LIMIT:
                    self._names[ident] = _short(name)
                    self._clocks.pop(ident, None)
                    self._looks.pop(ident, None)
                    found.append({"kind": "ThreadStarted", **event, "name": self._names[ident]})
            elif self._names.pop(ident, None) is not None:
                found.append({"kind": "ThreadEnded", **event})
        return found

    # --- samples -----------------------------------------------------------------------------------------------

    def states(self, now: float) -> list[dict[str, Any]]:
        """What each observed thread is doing, as `ThreadState`s."""
        known = _known()
        full = self._is_full(now)
        frames = sys._current_frames()
        states: list[dict[str, Any]] = []
        try:
            for ident, frame in frames.items():
                room = len(states) < LIMIT and (ident in self._names or len(self._names) < LIMIT)
                if room and ident != self._own():
                    states.append(self._state(ident, frame, known.get(ident), now, full))
            if len(self._names) >= len(frames) or len(self._looks) > len(frames):
                self._forget_all_but(frames)
        finally:
            frames.clear()
        return states

    def _forget_all_but(self, frames: dict[int, FrameType]) -> None:
        tables: tuple[dict[int, Any], ...] = (self._names, self._clocks, self._looks)
        for table in tables:
            for ident in table.keys() - frames.keys():
                del table[ident]

    def _state(self, ident: int, frame: FrameType, thread: Any, now: float, full: bool) -> dict[str, Any]:
        if thread is not None:
            self._names[ident] = _short(attributes(thread).get("_name"))
        state: dict[str, Any] = {"ident": ident, "name": self._names.get(ident, "")}
        used = self._clock(ident, thread, now)
        look = self._look(ident, frame, used)
        if look.line:
            state["line"] = look.line
        if look.function:
            state["function"] = look.function
        if look.rounds is not None:
            state["rounds"] = look.rounds
        _add_activity(state, look, used, full)
        return state

    def _look(self, ident: int, frame: FrameType, used: tuple[float, float] | None) -> Look:
        """What the thread does. One whose clock has not moved since it was looked at does what it did; as somewhere
        clocks may move in steps, that holds for a few samples. One that runs cannot be looked at safely on
        a build without the interpreter's lock, but for its innermost line."""
        still = used is not None and used[0] == 0.0
        known = self._looks.get(ident) if still else None
        if known is not None and known.place == (id(frame), frame.f_lasti) and known.age < _TRUSTED:
            known.age += 1
            return known
        computing = used is not None and used[0] > _BUSY
        look = self._stacks.look(frame, computing) if HAS_LOCK or used is None or still else self._stacks.glance(frame)
        if (
            computing or look.unsure
        ):  # it was not asked what it waits for, and may already do so when its clock stands still
            self._looks.pop(ident, None)
        else:
            self._looks[ident] = look
        return look

    def _clock(self, ident: int, thread: Any, now: float) -> tuple[float, float] | None:
        clock = self._clocks.get(ident)
        if clock is None:
            number = attributes(thread).get("_native_id") if thread is not None else None
            if ident == self._main:
                number = os.getpid()  # as the kernel sees it the first thread is the process
            if not sys.platform.startswith("linux") or type(number) is not int:
                return None
            clock = self._clocks[ident] = _Clock(number)
        return clock.read(now)

    def _is_full(self, now: float) -> bool:
        """Whether the process computed all the time since the sample before."""
        used = time.process_time()
        then, before = self._process[-1] if self._process else (now, used)
        self._process.append((now, used))
        return now > then and (used - before) / (now - then) > _FULL


def _add_activity(state: dict[str, Any], look: Look, used: tuple[float, float] | None, full: bool) -> None:
    """Whether the thread runs or what it waits for; neither says that it is ready to run."""
    if look.waiting is not None and (used is None or used[0] < _BUSY):
        state["wait"] = look.waiting
    elif used is None or used[1] > _MOVED_S:
        state["running"] = True
    elif not full and not look.unsure:
        state["wait"] = waiting("io", look.top)


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


def _short(name: Any) -> str:
    return name[:80] if type(name) is str else ""
