"""What a thread is doing, from its stack: the line of the program, the library call that it waits in, and its rounds.

The frames belong to other threads. They are looked at while the interpreter's lock is held throughout, so that nothing
moves meanwhile, and let go before it is given up: a frame kept alive would keep its variables alive. Without the lock
(free-threaded builds) a running thread is asked for its innermost line only.
"""

from __future__ import annotations

import os
import sys

from .calls import blocking_call
from .waits import WAITS, target_of, waiting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any

    from .source import Source

_DEPTH = 60  # frames; what lies further out is not looked for
_OPTIMIZED = 0x1  # CO_OPTIMIZED: a function, whose variables are not in a dict
_LOOKING = frozenset(("locals", "vars", "dir", "eval", "exec"))
_STDLIB = os.path.dirname(os.__file__) + os.sep

COPIES_LOCALS = sys.version_info < (3, 13)
HAS_LOCK = getattr(sys, "_is_gil_enabled", lambda: True)()


class Look:
    """One thread as its stack shows it: `place` is its innermost frame and instruction, `top` the function there,
    `waiting` what it waits in, if it waits (where that cannot be told yet it is `unsure`); `rounds` as in
    `ThreadState`, `variable` counts them in that frame. Of one that was computing it is not known what it may wait in
    by now: `place` is empty, and `code` that of its innermost frame if that belongs to the program and its rounds, if
    any are watched, are counted there."""

    __slots__ = ("code", "function", "line", "place", "rounds", "top", "unsure", "variable", "waiting")

    def __init__(self, frame: FrameType) -> None:
        self.place: tuple[int, int] | None = (id(frame), frame.f_lasti)
        self.code: CodeType | None = None
        self.variable = ""
        self.top = frame.f_code.co_name
        self.line = 0
        self.function = ""
        self.rounds: int | None = None
        self.waiting: dict[str, Any] | None = None
        self.unsure = False


class Stacks:
    """Looks at frames. `progress` is that of `Watching` in JSON form."""

    def __init__(self, program: str, source: Source, progress: list[dict[str, Any]]) -> None:
        self._here = os.getcwd()
        self._programs = {os.path.normcase(path) for path in (program, os.path.realpath(program))}
        self._source = source
        self._loops = {loop["function"]: loop["variable"] for loop in progress}
        self.counts = bool(self._loops)
        self._is_program: dict[str, bool] = {}
        self._labels: dict[str, str] = {}
        self.made_in: FrameType | None = None
        """In a forked child of `multiprocessing`: the frame in which its parent made it. That one and those outside of
        it are the parent's; the child never gets back to them."""

    def is_program(self, filename: str) -> bool:
        """Whether code of `filename` is the program's."""
        known = self._is_program.get(filename)
        if known is None:  # no asking the system: that would give up the interpreter's lock
            path = os.path.normcase(os.path.normpath(os.path.join(self._here, filename)))
            known = self._is_program[filename] = path in self._programs
        return known

    def look(self, frame: FrameType, computing: bool, known: bool) -> Look:
        """What the thread whose innermost frame is `frame` does; of one that was `computing` all the time it is not
        asked what it waits for, and of one that is seen for the first time (not `known`) only where that is quick."""
        look = Look(frame)
        library: list[FrameType] = []
        found: FrameType | None = frame
        if not self.is_program(frame.f_code.co_filename):
            found = self._innermost(frame, library)
        if found is not None:
            look.line, look.function = found.f_lineno or 0, found.f_code.co_name
            if self._loops and HAS_LOCK:
                self._count(found, look)
        if computing:
            self._keep(look, frame, found)
        elif library:
            look.waiting = self._library_wait(library)
        elif found is not None:
            look.waiting = self._call_wait(found) if known else None
            look.unsure = not (known and self._source.is_ready)
        return look

    def _keep(self, look: Look, frame: FrameType, found: FrameType | None) -> None:
        look.place = None
        name = frame.f_code.co_name
        if found is frame and (not self._loops or name in self._loops):
            look.code, look.variable = frame.f_code, self._loops.get(name, "")

    def goes_on(self, look: Look, frame: FrameType) -> bool:
        """Whether the thread computes in the function in which `look` saw it; then `look` is brought up to date. This
        is what most samples of a computing thread come to."""
        if frame.f_code is not look.code or not HAS_LOCK:
            return False
        look.line = frame.f_lineno or 0
        if look.variable:
            value = local(frame, look.variable)
            look.rounds = value + 1 if type(value) is int else None
        return True

    def glance(self, frame: FrameType) -> Look:
        """As `look`, but only at the frame itself."""
        look = Look(frame)
        if self.is_program(frame.f_code.co_filename):
            look.line, look.function = frame.f_lineno or 0, frame.f_code.co_name
        return look

    def known_call(self, frame: FrameType) -> tuple[tuple[str, str, str, str], dict[str, Any]] | None:
        """The row of `WAITS` for the library function that `frame` runs, and its variables; None where it does not
        wait there, or that is not known."""
        known = WAITS.get((self._label(frame.f_code), frame.f_code.co_name))
        if known is None:
            return None
        names = locals_of(frame)
        return None if known[2] == "task" and names.get(known[3]) is not None else (known, names)

    def _innermost(self, frame: FrameType, library: list[FrameType]) -> FrameType | None:
        """The innermost frame of the program; those inside of it are added to `library`."""
        current: FrameType | None = frame
        while current is not None and current is not self.made_in and len(library) < _DEPTH:
            if self.is_program(current.f_code.co_filename):
                return current
            library.append(current)
            current = current.f_back
        return None

    def _library_wait(self, library: list[FrameType]) -> dict[str, Any] | None:
        """What the outermost library call that is known to wait is waiting for: `queue.get`, not what that uses."""
        for frame in reversed(library):
            known = self.known_call(frame)
            if known is not None:
                (reason, call, kind, limit), names = known
                timed = kind != "task" and limit != "" and names.get(limit) is not None
                return waiting(reason, call, target_of(kind, names.get("self")), timed)
        return None

    def _label(self, code: CodeType) -> str:
        """The file of the standard library that `code` is from, as in ``multiprocessing/queues``; "" for others."""
        label = self._labels.get(code.co_filename)
        if label is None:
            name = code.co_filename
            if len(self._labels) > 1000:
                self._labels.clear()
            inside = name.startswith(_STDLIB) and "-packages" not in name
            label = name[len(_STDLIB) :].replace(os.sep, "/")[: -len(".py")] if inside else ""
            self._labels[name] = label
        return label

    def _call_wait(self, frame: FrameType) -> dict[str, Any] | None:
        node = self._source.call_at(frame.f_code, frame.f_lasti)
        if node is None:
            return None
        return blocking_call(node, frame, locals_of)

    def _count(self, frame: FrameType, look: Look) -> None:
        """Finds the innermost function whose rounds are watched; it is the one that `look` then names."""
        current: FrameType | None = frame
        for _ in range(8):
            if current is None:
                return
            variable = self._loops.get(current.f_code.co_name)
            if variable is not None and self.is_program(current.f_code.co_filename):
                value = local(current, variable)
                if type(value) is int:
                    look.rounds, look.function = value + 1, current.f_code.co_name
                return
            current = current.f_back


def local(frame: FrameType, name: str) -> Any:
    """One of the variables of `frame`; None where it has no value (yet). See `locals_of`."""
    if not COPIES_LOCALS or not frame.f_code.co_flags & _OPTIMIZED:
        return frame.f_locals.get(name)
    if frame.f_trace is not None or not _LOOKING.isdisjoint(frame.f_code.co_names):
        return None
    names = frame.f_locals
    value = names.get(name)
    names.clear()
    return value


def locals_of(frame: FrameType) -> dict[str, Any]:
    """The variables of `frame`, by name.

    Up to 3.12 asking for them fills a dict that stays with the frame and would keep alive what the function has let go
    of, so it is emptied again. A function that has a use for that dict itself is left alone.
    """
    code = frame.f_code
    if not code.co_flags & _OPTIMIZED:
        return frame.f_locals
    if not COPIES_LOCALS:
        return dict(frame.f_locals)
    if frame.f_trace is not None or not _LOOKING.isdisjoint(code.co_names):
        return {}
    names = frame.f_locals
    copy = dict(names)
    names.clear()
    return copy
