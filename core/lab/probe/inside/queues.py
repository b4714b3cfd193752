"""Queues: every operation counted, and the first of each sixtieth of a second noted with its time and thread.

`queue.Queue._put` and `_get` are where every put and get ends up, with the queue's lock held, so the counts need no
lock of their own; they are in lists (`tally`) found by the queue's `id`. Of a `multiprocessing` queue each operation is
noted, as it costs much more than the note.
"""

from __future__ import annotations

import os
import sys
from _collections import deque  # type: ignore[import-not-found]
from _operator import methodcaller
from _thread import get_ident
from _weakref import ref
from time import monotonic

from .graft import graft
from .values import attributes, exactly
from .waits import name_pipe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

    from .source import Source

# A tally: a weak reference to the queue, three counts, the queue's name for the run, what it is called in the program
# (a line number as text while that is not known), how often that was tried, and its limit (-1: not a shared queue).
REF, PUT, GET, DONE, TOKEN, NAME, TRIES, LIMIT = range(8)
_ACTIONS = {PUT: "put", GET: "get", DONE: "task_done"}
STATES = 64
"""Queues whose state is told; a program that makes thousands keeps its others to itself."""
NOTES = 64  # operations noted between two samples; the counts go on
_BOUNDLESS = 2**31 - 1  # SEM_VALUE_MAX: what a `multiprocessing` queue without a limit is limited to
_NAME_TRIES = 250  # samples, four seconds

_COUNT = """
tally = tallies.get(id(self))
if tally:
    tally[{place}] += 1
    if room:
        del room[-1:]
        note((tally, {place}, get_ident(), monotonic(), len(self.queue)))
"""
_NOTE = "note((tallies.get(id(self)), {place}, get_ident(), monotonic(), left(self._sem._semlock)))"
_NOTE_PLAIN = "note((tallies.get(id(self)), {place}, get_ident(), monotonic(), None))"


class Queues:
    """The queues that this process has, and what was done with them since the last sample."""

    def __init__(self, source: Source, is_program: Callable[[str], bool]) -> None:
        self._source = source
        self._is_program = is_program
        self.tallies: dict[int, list[Any]] = {}
        self._room: list[None] = [None] * NOTES
        self.local: Any = deque(maxlen=2 * NOTES)
        self.shared: Any = deque()

    # --- hooks -------------------------------------------------------------------------------------------------

    def change_queue(self, module: Any) -> None:
        """Counts in the classes of the module `queue`."""
        names = {
            "tallies": self.tallies,
            "room": self._room,
            "note": self.local.append,
            "get_ident": get_ident,
            "monotonic": monotonic,
            "register": self._register,
        }
        put, get, done = ({"at": _COUNT.format(place=place)} for place in (PUT, GET, DONE))
        graft(module.Queue, "__init__", {"at": "register(self)"}, names, _assigns("unfinished_tasks"))
        graft(module.Queue, "task_done", done, names, _assigns("unfinished_tasks"))
        for kind in (module.Queue, module.LifoQueue, module.PriorityQueue):
            graft(kind, "_put", put, names, _calls("append", "heappush"))
            graft(kind, "_get", get, names, _is("Return"))

    def change_shared(self, module: Any) -> None:
        """Notes in the classes of the module `multiprocessing.queues`."""
        left: Any = methodcaller("_get_value") if sys.platform != "darwin" else {}.get
        names = {
            "tallies": self.tallies,
            "note": self.shared.append,
            "get_ident": get_ident,
            "monotonic": monotonic,
            "register": self._register_shared,
            "left": left,
        }
        registered = {"at": "register(self)"}
        put, get, done = ({"at": _NOTE.format(place=place)} for place in (PUT, GET, DONE))
        graft(module.Queue, "_reset", registered, names, _assigns("_poll"))
        graft(module.Queue, "get", get, names, _is("Return"))
        for kind in (module.Queue, module.JoinableQueue):
            graft(kind, "put", put, names, _calls("append"))
        graft(module.JoinableQueue, "task_done", done, names, _is("With"))
        for method, place, where in (("put", PUT, "If"), ("get", GET, "Return")):
            graft(module.SimpleQueue, method, {"at": _NOTE_PLAIN.format(place=place)}, names, _is(where))
        for method in ("__init__", "__setstate__"):
            graft(module.SimpleQueue, method, registered, names, _assigns("_poll"))

    def _register(self, queue: Any) -> None:
        """A `queue.Queue` has been made. One whose items are in something of the program's own is left alone."""
        items = attributes(queue).get("queue")
        if type(items) is list or exactly(type(items), "_collections", "deque"):
            self.tallies[id(queue)] = [ref(queue), 0, 0, 0, str(id(queue)), self._made_for(), 0, -1]

    def _register_shared(self, queue: Any) -> None:
        """A `multiprocessing` queue has been made, or has come into this process."""
        known = self.tallies.get(id(queue))
        if known is not None and known[REF]() is queue:  # set anew after a fork
            return
        token = _token(queue)
        name_pipe(id(queue), token)
        limit = _capacity(attributes(queue))
        self.tallies[id(queue)] = [ref(queue), 0, 0, 0, token, self._made_for(), 0, limit]

    def _made_for(self) -> str:
        """What the program's line that makes a queue assigns it to."""
        frame: FrameType | None = sys._getframe(3)
        for _ in range(8):
            if frame is None:
                break
            if self._is_program(frame.f_code.co_filename):
                return str(frame.f_lineno)
            frame = frame.f_back
        return ""

    # --- samples -----------------------------------------------------------------------------------------------

    def operations(self, pid: int, since: float) -> list[dict[str, Any]]:
        """What was done since the last call, as `QueueOp`s, times from `since` on."""
        notes = [self.local.popleft() for _ in range(len(self.local))]
        self._room[:] = [None] * NOTES
        for _ in range(len(self.shared)):
            note = self.shared.popleft()
            if note[0] is not None:
                note[0][note[1]] += 1
                notes.append(note)
        return [_operation(note, pid, since) for note in notes[:NOTES]]

    def states(self, namespace: dict[str, Any]) -> list[dict[str, Any]]:
        """The queues as they are, as `QueueState`s; `namespace` has the program's globals."""
        found: list[dict[str, Any]] = []
        for identity, tally in list(self.tallies.items()):
            queue = tally[REF]()
            if queue is not None and len(found) < STATES:
                found.append(self._state(queue, tally, namespace))
            elif queue is None and self.tallies.get(identity) is tally:
                del self.tallies[identity]
        return found

    def _state(self, queue: Any, tally: list[Any], namespace: dict[str, Any]) -> dict[str, Any]:
        own = attributes(queue)
        state = {
            "queue": tally[TOKEN],
            "name": self._name(queue, tally, namespace),
            "puts": tally[PUT],
            "gets": tally[GET],
            "dones": tally[DONE],
        }
        state.update(_local_numbers(own) if tally[LIMIT] < 0 else _shared_numbers(own, tally[LIMIT]))
        return state

    def _name(self, queue: Any, tally: list[Any], namespace: dict[str, Any]) -> str:
        """The global that holds it, or what the program assigned it to where it was made."""
        if tally[TRIES] < _NAME_TRIES:
            tally[TRIES] += 1
            for key, value in list(namespace.items()):
                if value is queue and type(key) is str:
                    tally[NAME], tally[TRIES] = key, _NAME_TRIES
                    break
        if tally[NAME].isdigit() and tally[TRIES] > 1:
            tally[NAME] = self._source.target(int(tally[NAME]))
        return "" if tally[NAME].isdigit() else str(tally[NAME])

    def after_fork(self) -> None:
        """In a forked child: what is counted is its own."""
        for tally in self.tallies.values():
            tally[PUT] = tally[GET] = tally[DONE] = 0
        self.local.clear()
        self.shared.clear()


def _operation(note: tuple[Any, ...], pid: int, since: float) -> dict[str, Any]:
    tally, place, ident, t, size = note
    if tally[LIMIT] >= 0:
        size = tally[LIMIT] - size if size is not None else -1
    return {
        "kind": "QueueOp",
        "t": round(t - since, 6),
        "pid": pid,
        "ident": ident,
        "queue": tally[TOKEN],
        "action": _ACTIONS[place],
        "size": size,
    }


def _local_numbers(own: dict[str, Any]) -> dict[str, Any]:
    capacity, unfinished = own.get("maxsize"), own.get("unfinished_tasks")
    return {
        "capacity": max(capacity, 0) if type(capacity) is int else 0,
        "size": len(own["queue"]),
        "unfinished": unfinished if type(unfinished) is int else -1,
    }


def _shared_numbers(own: dict[str, Any], capacity: int) -> dict[str, Any]:
    left, unfinished = _value(own.get("_sem")), _value(own.get("_unfinished_tasks"))
    return {
        "capacity": 0 if capacity >= _BOUNDLESS else capacity,
        "size": capacity - left if left >= 0 else -1,
        "unfinished": unfinished,
        "shared": True,
    }


def _capacity(own: dict[str, Any]) -> int:
    capacity = own.get("_maxsize")
    return capacity if type(capacity) is int else 0


def _value(semaphore: Any) -> int:
    """A `multiprocessing` semaphore's value; -1 where it is none, or on macOS."""
    try:
        return int(attributes(semaphore)["_semlock"]._get_value())
    except (KeyError, AttributeError, NotImplementedError, OSError):
        return -1


def _token(queue: Any) -> str:
    """A name for a `multiprocessing` queue that every process comes to: the inode of its pipe, which is handed on
    with it and unique while it lives. Without one (Windows) its name in this process."""
    try:
        number = os.fstat(queue._reader.fileno()).st_ino
    except (OSError, AttributeError, ValueError):
        number = 0
    return f"pipe:{number}" if number else f"{os.getpid()}:{id(queue)}"


def _assigns(name: str) -> Callable[[Any], str]:
    """Where ``self.name`` is assigned."""

    def where(node: Any) -> str:
        targets = getattr(node, "targets", [])
        return "at" if any(getattr(target, "attr", "") == name for target in targets) else ""

    return where


def _calls(*names: str) -> Callable[[Any], str]:
    """Where a statement is a call of a function or method of one of `names`."""

    def where(node: Any) -> str:
        function = getattr(getattr(node, "value", None), "func", None)
        called = getattr(function, "attr", None) or getattr(function, "id", None)
        return "at" if type(node).__name__ == "Expr" and called in names else ""

    return where


def _is(kind: str) -> Callable[[Any], str]:
    return lambda node: "at" if type(node).__name__ == kind else ""
