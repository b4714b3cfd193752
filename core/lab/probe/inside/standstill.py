"""A closer look at threads that have been waiting for a while: at what, and which locks they have meanwhile.

It costs some hundred microseconds for each, so it is taken only when a thread has stood still for a tenth of a second,
and ever more seldom again: what does not move does not change, but for who has a lock.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import sys

from .calls import Names
from .holding import Holding
from .source import dotted
from .stacks import locals_of
from .things import describe_thing, inodes, kind_of, lock_of, name_of, universal
from .values import attributes, exactly, is_a

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

    from .source import Source
    from .stacks import Stacks
    from .things import Described
    from .threads import Observed

_DEPTH = 60  # frames, as in `stacks`
_BUILTIN = type(len)


class Standstills:
    """What is known of threads that stand still."""

    def __init__(self, stacks: Stacks, source: Source) -> None:
        self._stacks = stacks
        self._source = source

    def observe(
        self, threads: list[Observed], now: float, t: float, pid: int, namespace: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """`Standstill`s of `threads` at time `t` of the run (`now`, monotonic seconds). `namespace` has the program's
        globals. They are asked for again soon where the program's text has not been read yet."""
        if self._source.text is None and not self._source.is_ready:
            return []
        found = []
        frames = sys._current_frames()
        try:
            for thread in threads:
                frame = frames.get(thread.ident)
                if frame is not None:
                    thread.looked_at(now)
                    seen = _Look(self._stacks, self._source, frame, thread.ident).tell(namespace)
                    found.append({"kind": "Standstill", "t": t, "pid": pid, "ident": thread.ident, **seen})
        finally:
            frames.clear()
        _make_universal(found)
        return found


class _Look:
    """One thread, through its whole stack."""

    def __init__(self, stacks: Stacks, source: Source, frame: FrameType, ident: int) -> None:
        self._ident = ident
        self._source = source
        self._outer: list[tuple[FrameType, bool]] = []  # frames from the outermost in, and whether they follow a gap
        self._call: FrameType | None = None
        self._library: list[FrameType] = []
        self._read(stacks, frame)
        self._names = [(each, Names(each, locals_of), gap) for each, gap in self._outer]
        self._node = self._node_at()

    def _read(self, stacks: Stacks, frame: FrameType) -> None:
        current: FrameType | None = frame
        inside: list[FrameType] = []
        gaps: list[FrameType] = []
        for _ in range(_DEPTH):
            if current is None:
                break
            if stacks.is_program(current.f_code.co_filename):
                inside.append(current)
            elif not inside:
                self._library.append(current)
                self._call = current if stacks.known_call(current) else self._call
            else:
                gaps.append(inside[-1])
            current = current.f_back
        self._outer = [(each, any(each is gap for gap in gaps)) for each in reversed(inside)]

    def _node_at(self) -> Any:
        """The call, or the context manager, at which the program's innermost function is."""
        if not self._outer:
            return None
        frame = self._outer[-1][0]
        return self._source.call_at(frame.f_code, frame.f_lasti)

    def tell(self, namespace: dict[str, Any]) -> dict[str, Any]:
        """The fields of a `Standstill` that depend on the stack."""
        thing, apart = self._waited_for(), None
        if kind_of(thing) == "condition":
            thing, apart = self._of_condition(thing)
        told: dict[str, Any] = {}
        if self._outer:
            told["line"] = self._outer[-1][0].f_lineno or 0
        described = self._described(thing, namespace)
        if described:
            told["thing"] = described
        holds = self._held(apart, namespace)
        if holds:
            told["holds"] = holds
        if _has_alarm():
            told["alarm"] = True
        return told

    def _described(self, thing: Any, namespace: dict[str, Any]) -> Described[str, Any]:
        if is_a(type(thing), "threading", "Thread"):
            name, ident = (attributes(thing).get(key) for key in ("_name", "_ident"))
            feeds = type(name) is str and name == "QueueFeederThread"
            return {"kind": "feeder" if feeds else "thread", "id": str(ident) if type(ident) is int else ""}
        described = describe_thing(thing)
        if described:
            function = getattr(self._node, "func", None)
            node = getattr(function, "value", None) if function is not None else self._node
            described["name"] = self._name(thing, node, namespace)
        return described

    def _name(self, thing: Any, node: Any, namespace: dict[str, Any]) -> str:
        """What the program calls `thing`, which stands at `node`."""
        scopes = [names.local for _, names, _ in reversed(self._names)]
        return name_of(thing, namespace, scopes, dotted(node))[:60]

    def _waited_for(self) -> Any:
        if self._call is not None:
            if self._call.f_code.co_name == "_shutdown":
                return _last_thread()
            return locals_of(self._call).get("self")
        if not self._names or self._node is None:
            return None
        names = self._names[-1][1]
        if type(self._node).__name__ != "Call":
            return names.find(self._node)
        function = self._node.func
        if type(function).__name__ == "Attribute":
            return names.find(function.value)
        return getattr(names.find(function), "__self__", None) if type(names.find(function)) is _BUILTIN else None

    def _of_condition(self, condition: Any) -> tuple[Any, Any]:
        """What one that is in a method of `condition` waits for: the condition, or its lock. In the first case that
        lock is not taken meanwhile, and comes second."""
        call = self._call
        if call is None or call.f_code.co_name not in ("wait", "wait_for"):
            return lock_of(condition), None
        waits = (locals_of(each) for each in self._library if each.f_code.co_name == "wait")
        waiter = next((names.get("waiter") for names in waits if names.get("self") is condition), None)
        waiters: Any = attributes(condition).get("_waiters")
        is_known = waiter is not None and exactly(type(waiters), "_collections", "deque")
        if not is_known or any(each is waiter for each in list(waiters)):
            return condition, lock_of(condition)
        return lock_of(condition), None  # it has been notified, and waits for its turn

    def _held(self, apart: Any, namespace: dict[str, Any]) -> list[dict[str, Any]]:
        text = self._source.text
        if text is None:
            return []
        way = Holding(text)
        for frame, names, follows_gap in self._names:
            if follows_gap and frame is not self._names[0][0]:
                way.forget()
            way.enter(frame, names, self._node if frame is self._names[-1][0] else None)
        return [
            {
                "thing": {**describe_thing(held.lock), "name": self._name(held.thing, held.node, namespace)},
                "line": held.node.lineno,
                "firm": kind_of(held.lock) == "rlock" or not (text.gives_back or not text.is_alone),
            }
            for held in way.found(self._ident)
            if held.lock is not apart
        ]


def _has_alarm() -> bool:
    """Whether the system will send the program a signal when its time comes."""
    getitimer = getattr(_signal, "getitimer", None)
    return getitimer is not None and getitimer(_signal.ITIMER_REAL)[0] > 0


def _last_thread() -> Any:
    """One of the threads that the interpreter waits for at its end."""
    module = sys.modules.get("threading")
    known = module.__dict__.get("_active") if module is not None else None
    main = module.__dict__.get("_main_thread") if module is not None else None
    for thread in list(known.values()) if type(known) is dict else ():
        if thread is not main and attributes(thread).get("_daemonic") is False:
            return thread
    return None


def _make_universal(found: list[dict[str, Any]]) -> None:
    """Gives the system's semaphores the names that all processes have for them: after the frames have been let go,
    as it takes asking the system."""
    things = [thing for seen in found for thing in _things(seen) if thing.get("id", "").startswith("@")]
    if things:
        known = inodes()
        for thing in things:
            thing["id"] = universal(thing["id"], known)


def _things(seen: dict[str, Any]) -> list[dict[str, Any]]:
    own = [seen["thing"]] if "thing" in seen else []
    return own + [held["thing"] for held in seen.get("holds", ())]
