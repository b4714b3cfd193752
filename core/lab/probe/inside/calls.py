"""What a call of a C function waits for. Such a call has no frame: there are only its text and the objects in it."""

from __future__ import annotations

import _thread
import sys

from .values import attributes, is_a
from .waits import waiting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

_FUNCTIONS = {
    ("time", "sleep"): "sleep",
    ("builtins", "input"): "input",
    ("posix", "waitpid"): "process",
    ("posix", "wait"): "process",
    ("posix", "read"): "io",
    ("select", "select"): "io",
}
_BY_NAME = {"sleep": "sleep", "input": "input", "acquire": "lock"}
_LOCKS = frozenset(map(id, (_thread.LockType, _thread.RLock)))
_FILES = (
    ("_socket", "socket", frozenset(("accept", "connect", "recv", "recv_into", "recvfrom", "send", "sendall"))),
    ("_io", "_IOBase", frozenset(("read", "read1", "readall", "readinto", "readline", "readlines", "write", "flush"))),
)
_BUILTIN: Any = type(len)
_MODULE = type(sys)


def blocking_call(
    node: Any, frame: FrameType, locals_of: Callable[[FrameType], dict[str, Any]]
) -> dict[str, Any] | None:
    """What the C function called at `node` (a call, or the expression of a `with`) waits for, if it is known to wait.
    `locals_of` gives a frame's variables."""
    names = Names(frame, locals_of)
    if type(node).__name__ != "Call":
        owner = names.find(node)
        return waiting("lock", "acquire", f"lock:{id(owner)}", False) if _is_lock(type(owner)) else None
    timed = len(node.args) > 1 or any(keyword.arg == "timeout" for keyword in node.keywords)
    return _call(node.func, names, timed)


def _call(function: Any, names: Names, timed: bool) -> dict[str, Any] | None:
    name = str(getattr(function, "attr", getattr(function, "id", "")))
    if type(function).__name__ == "Attribute":
        owner = names.find(function.value)
        if owner is not None and type(owner) is not _MODULE:
            return _method(owner, name, timed)
    called: Any = names.find(function)
    if type(called) is _BUILTIN:
        if type(called.__self__) is not _MODULE and called.__self__ is not None:
            return _method(called.__self__, called.__name__, timed)
        reason = _FUNCTIONS.get((called.__module__ or "", called.__name__))
        return waiting(reason, called.__name__, "", False) if reason else None
    if called is None and name in _BY_NAME:  # on an object that cannot be had without running code
        return waiting(_BY_NAME[name], name, "", timed)
    return None


def _method(owner: Any, name: str, timed: bool) -> dict[str, Any] | None:
    kind = type(owner)
    if name == "acquire" and _is_lock(kind):
        return waiting("lock", name, f"lock:{id(owner)}", timed)
    if name == "get" and is_a(kind, "_queue", "SimpleQueue"):
        return waiting("queue", name, f"queue:{id(owner)}", timed)
    if owner is sys.stdin and name.startswith("read"):
        return waiting("input", name, "", False)
    if any(name in names and is_a(kind, module, base) for module, base, names in _FILES):
        return waiting("io", name, "", False)
    return None


def _is_lock(kind: type) -> bool:
    return id(kind) in _LOCKS or is_a(kind, "multiprocessing.synchronize", "SemLock")


class Names:
    """The objects behind expressions in `frame`, found without running any code of the program."""

    def __init__(self, frame: FrameType, locals_of: Callable[[FrameType], dict[str, Any]]) -> None:
        self.local = locals_of(frame)
        self._scopes = (self.local, frame.f_globals, frame.f_builtins)

    def find(self, node: Any) -> Any:
        """The object that the expression `node` stands for; None where only running it would tell."""
        kind = type(node).__name__
        if kind == "Name":
            return next((scope[node.id] for scope in self._scopes if node.id in scope), None)
        if kind == "Attribute":
            return _attribute(self.find(node.value), node.attr)
        if kind == "Subscript":
            return self._item(self.find(node.value), node.slice)
        if kind == "BinOp":
            return _sum(type(node.op).__name__, self.find(node.left), self.find(node.right))
        return node.value if kind == "Constant" else None

    def _item(self, container: Any, index: Any) -> Any:
        key = self.find(index)
        kind = type(container)
        if type(key) is int and (kind is list or kind is tuple):
            return container[key] if -len(container) <= key < len(container) else None
        if kind is dict and (type(key) is int or type(key) is str):
            return container.get(key)
        return None


def _sum(operation: str, left: Any, right: Any) -> int | None:
    """What plain arithmetic makes of two numbers, as in ``forks[(i + 1) % 5]``."""
    if type(left) is not int or type(right) is not int:
        return None
    if operation == "Mod":
        return left % right if right else None
    return {"Add": left + right, "Sub": left - right}.get(operation)


def _attribute(owner: Any, name: str) -> Any:
    if type(owner) is _MODULE:
        return owner.__dict__.get(name)
    own = attributes(owner)
    if name in own:
        return own[name]
    kind = owner if issubclass(type(owner), type) else type(owner)
    for ancestor in type.__dict__["__mro__"].__get__(kind):
        namespace = type.__dict__["__dict__"].__get__(ancestor)
        if name in namespace:
            return namespace[name]
    return None
