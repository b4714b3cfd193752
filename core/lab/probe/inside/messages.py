"""Messages through pipes, and calls of a Manager's objects: exact to the moment, counted for ever.

The two ends of a pipe are told apart, and recognised in another process, by their inodes, which are handed on with
them. Which two belong together is seen where `Pipe` makes them. What the standard library sends through pipes of its
own (queues, pools) is not told.
"""

from __future__ import annotations

import os
import sys
from _collections import deque  # type: ignore[import-not-found]
from _thread import get_ident
from time import monotonic

from .graft import graft

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_NOTES = 128  # messages noted between two samples, the newest; each says how many there were before
_CALLS = 8  # calls of Managers' objects noted likewise; there may be ten thousand a second, and their count says all
_ENDS = 1_000  # ends of pipes that are kept; a program that makes more has closed most of them

# Who makes the connections of listeners and their clients, those of Managers among them: they are no pipes.
_SOCKETS = frozenset(("SocketClient", "accept"))

# An end: its inode and how often it has sent and received.
INODE, SENT, RECEIVED = range(3)
_ACTIONS = {SENT: "send", RECEIVED: "receive"}

_COUNT = """
end = ends.get(id(self))
if end:
    end[{place}] += 1
    note((end[0], {place}, end[{place}], get_ident(), monotonic()))
"""
_CALL = """
called = calls[self._id] = calls.get(self._id, 0) + 1
note((self._id, 0, called, get_ident(), monotonic()))
"""


class Messages:
    """What this process has sent and received since the last sample."""

    def __init__(self) -> None:
        self.notes: Any = deque(maxlen=_NOTES)
        self.calls: Any = deque(maxlen=_CALLS)
        self._ends: dict[int, list[Any]] = {}
        self._calls: dict[str, int] = {}
        self._first: dict[int, str] = {}
        """By thread, the inode of the first end of a pipe that it is making."""

    # --- hooks -------------------------------------------------------------------------------------------------

    def change_connection(self, module: Any) -> None:
        """Counts in the class of the module `multiprocessing.connection`."""
        if not hasattr(os, "fork"):  # Windows: its handles have no inodes
            return
        names = {
            "ends": self._ends,
            "note": self.notes.append,
            "get_ident": get_ident,
            "monotonic": monotonic,
            "register": self._register,
        }
        base = module._ConnectionBase
        graft(base, "__init__", {"at": "register(self._handle, id(self))"}, names, _sets_handle)
        for method in ("send", "send_bytes"):
            graft(base, method, {"at": _COUNT.format(place=SENT)}, names, _sends)
        for method in ("recv", "recv_bytes", "recv_bytes_into"):
            graft(base, method, {"at": _COUNT.format(place=RECEIVED)}, names, _receives)

    def change_managers(self, module: Any) -> None:
        """Counts in the class of the module `multiprocessing.managers`."""
        names = {"calls": self._calls, "note": self.calls.append, "get_ident": get_ident, "monotonic": monotonic}
        graft(module.BaseProxy, "_callmethod", {"at": _CALL}, names, _sends)

    def _register(self, handle: int, identity: int) -> None:
        """An end has been made, or has come into this process."""
        try:
            inode = str(os.fstat(handle).st_ino)
        except (OSError, TypeError):
            self._ends.pop(identity, None)
            return
        maker = sys._getframe(2)
        if maker.f_code.co_name in _SOCKETS:
            self._ends.pop(identity, None)
            return
        if len(self._ends) >= _ENDS:
            self._ends.clear()
        self._ends[identity] = [inode, 0, 0]
        if maker.f_code.co_name != "Pipe":
            return
        first = self._first.pop(get_ident(), None)
        if first is None:
            self._first[get_ident()] = inode
        elif _is_asked_for(maker):
            self.notes.append((first, None, inode, get_ident(), monotonic()))

    # --- samples -----------------------------------------------------------------------------------------------

    def told(self, pid: int, since: float) -> list[dict[str, Any]]:
        """What was done since the last call, as `Message`s and `PipeMade`s, times from `since` on."""
        notes = [kept.popleft() for kept in (self.notes, self.calls) for _ in range(len(kept))]
        return [_observation(note, pid, since) for note in notes]

    def after_fork(self) -> None:
        """In a forked child: what is counted is its own."""
        self.notes.clear()
        self.calls.clear()
        self._calls.clear()
        for end in self._ends.values():
            end[SENT] = end[RECEIVED] = 0


def _observation(note: tuple[Any, ...], pid: int, since: float) -> dict[str, Any]:
    channel, place, count, ident, t = note
    if place is None:
        return {"kind": "PipeMade", "t": round(t - since, 6), "pid": pid, "one": channel, "other": count}
    action = _ACTIONS.get(place, "call")
    told = {"t": round(t - since, 6), "pid": pid, "ident": ident, "channel": channel, "action": action, "count": count}
    return {"kind": "Message", **told}


def _is_asked_for(maker: Any) -> bool:
    """Whether the program has asked for the pipe that `maker` makes, and not the standard library for itself."""
    caller = maker.f_back
    home = os.path.dirname(maker.f_code.co_filename)
    if caller is not None and caller.f_code.co_filename == os.path.join(home, "context.py"):
        caller = caller.f_back
    return caller is not None and not caller.f_code.co_filename.startswith(home + os.sep)


def _sets_handle(node: Any) -> str:
    return "at" if any(getattr(target, "attr", "") == "_handle" for target in getattr(node, "targets", [])) else ""


def _sends(node: Any) -> str:
    """Where a message has been sent."""
    function = getattr(getattr(node, "value", None), "func", None)
    is_statement = type(node).__name__ == "Expr"
    return "at" if is_statement and getattr(function, "attr", "") in ("_send_bytes", "send") else ""


def _receives(node: Any) -> str:
    """Where a message has come."""
    function = getattr(getattr(node, "value", None), "func", None)
    return "at" if type(node).__name__ == "Assign" and getattr(function, "attr", "") == "_recv_bytes" else ""
