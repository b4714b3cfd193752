"""queue.Queue, LifoQueue, PriorityQueue and SimpleQueue."""

from __future__ import annotations

from queue import Empty, Full

from core.scheduler.machine import Machine
from core.scheduler.raising import error
from core.scheduler.signals import Blocked
from core.scheduler.sync import Method, expires, native_class
from core.scheduler.values import Ref, Value


def _make(m: Machine, ref: Ref, maxsize: Value = 0) -> None:
    m.own(ref).attrs.update({"maxsize": maxsize, "#items": (), "#unfinished": 0})


def _put(m: Machine, ref: Ref, item: Value, block: Value = True, timeout: Value = None) -> None:
    m.touch(ref, None, True)
    attrs = m.get(ref).attrs
    if 0 < attrs["maxsize"] <= len(attrs["#items"]):
        if expires(block, timeout):
            raise error(m, Full)
        raise Blocked("put", ref)
    attrs = m.own(ref).attrs
    attrs["#items"] += (item,)
    attrs["#unfinished"] += 1


def _get(m: Machine, ref: Ref, block: Value = True, timeout: Value = None) -> Value:
    m.touch(ref, None, True)
    items = m.get(ref).attrs["#items"]
    if not items:
        if expires(block, timeout):
            raise error(m, Empty)
        raise Blocked("get", ref)
    place = _next_place(m, m.get(ref).cls, items)
    m.own(ref).attrs["#items"] = (*items[:place], *items[place + 1 :])
    return items[place]


def _next_place(m: Machine, cls: Value, items: tuple[Value, ...]) -> int:
    if cls is LIFO:
        return len(items) - 1
    if cls is not PRIORITY:
        return 0
    from core.scheduler.truth import compare, truth

    best = 0
    for i in range(1, len(items)):
        if truth(m, compare(m, "<", items[i], items[best])):
            best = i
    return best


def _get_nowait(m: Machine, ref: Ref) -> Value:
    return _get(m, ref, False)


def _put_nowait(m: Machine, ref: Ref, item: Value) -> None:
    _put(m, ref, item, False)


def _size(m: Machine, ref: Ref) -> int:
    m.touch(ref, None, False)
    return len(m.get(ref).attrs["#items"])


def _empty(m: Machine, ref: Ref) -> bool:
    return _size(m, ref) == 0


def _full(m: Machine, ref: Ref) -> bool:
    size = _size(m, ref)
    return bool(0 < m.get(ref).attrs["maxsize"] <= size)


def _task_done(m: Machine, ref: Ref) -> None:
    m.touch(ref, None, True)
    if not m.get(ref).attrs["#unfinished"]:
        raise error(m, ValueError, "task_done() called too many times")
    m.own(ref).attrs["#unfinished"] -= 1


def _join(m: Machine, ref: Ref) -> None:
    m.touch(ref, None, False)
    if m.get(ref).attrs["#unfinished"]:
        raise Blocked("queue-join", ref)


_METHODS: dict[str, Method] = {
    "put": _put,
    "get": _get,
    "get_nowait": _get_nowait,
    "put_nowait": _put_nowait,
    "qsize": _size,
    "empty": _empty,
    "full": _full,
    "task_done": _task_done,
    "join": _join,
}
_SIMPLE = {name: _METHODS[name] for name in ("put", "get", "get_nowait", "put_nowait", "qsize", "empty")}
QUEUE = native_class("queue", "Queue", _make, _METHODS)
LIFO = native_class("queue", "LifoQueue", _make, _METHODS)
PRIORITY = native_class("queue", "PriorityQueue", _make, _METHODS)


def _make_simple(m: Machine, ref: Ref) -> None:
    _make(m, ref)


SIMPLE = native_class("queue", "SimpleQueue", _make_simple, _SIMPLE)
for _cls in (LIFO, PRIORITY):
    _cls.base = QUEUE
