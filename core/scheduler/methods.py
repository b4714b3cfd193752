"""Attributes of host values (strings, numbers, tuples, types) and methods of containers and generators."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from typing import Any

from core.scheduler.container_methods import METHODS
from core.scheduler.containers import new_dict, new_list
from core.scheduler.generators import resume, throw
from core.scheduler.iteration import items_of
from core.scheduler.machine import Machine
from core.scheduler.objects import DequeObject, DictObject, Generator, HeapObject, ListObject, SetObject
from core.scheduler.raising import host, raise_value
from core.scheduler.signals import Unsupported
from core.scheduler.values import Bound, Native, Ref, Value, ViewValue

_HOST_METHODS: dict[tuple[type, str], Native] = {}
_PLAIN_TYPES = (str, bytes, int, float, bool, complex, tuple, frozenset, range)


def container_method(m: Machine, thing: HeapObject, name: str) -> Native | None:
    """A method of a list, dictionary, set, deque or generator."""
    if isinstance(thing, Generator):
        return _GENERATOR.get(name)
    found = METHODS.get(type(thing), {}).get(name)
    if isinstance(thing, ListObject | DictObject | SetObject | DequeObject):
        there = hasattr(_host_kind(thing), name)
        if found is None and there and not name.startswith("__"):
            raise Unsupported(f".{name}()")
        return found if there else None
    return found


def _host_kind(thing: HeapObject) -> type:
    if isinstance(thing, DictObject) and thing.default is not None:
        return Counter if thing.default == "Counter" else defaultdict
    kinds: dict[type, type] = {ListObject: list, DictObject: dict, SetObject: set, DequeObject: deque}
    return kinds[type(thing)]


def host_attribute(m: Machine, value: Value, name: str) -> tuple[Value] | None:
    """An attribute of a host value, in a tuple; None if there is none."""
    if isinstance(value, type):
        return _of_type(m, value, name)
    if isinstance(value, ViewValue) or not hasattr(value, name):
        return None
    if not isinstance(value, _PLAIN_TYPES):
        raise Unsupported(f"{type(value).__name__}.{name}")
    found = getattr(value, name)
    if not callable(found):
        return (found,)
    return (Bound((_host_method(type(value), name), value)),)


def _host_method(kind: type, name: str) -> Native:
    found = _HOST_METHODS.get((kind, name))
    if found is None:

        def run(m: Machine, args: tuple[Value, ...], kwargs: dict[str, Value]) -> Value:
            plain = [to_host(m, arg) for arg in args[1:]]
            named = {key: to_host(m, arg) for key, arg in kwargs.items()}
            return from_host(m, host(m, getattr(args[0], name), *plain, **named))

        found = _HOST_METHODS[(kind, name)] = Native(f"{kind.__name__}.{name}", run)
    return found


def _of_type(m: Machine, kind: type, name: str) -> tuple[Value] | None:
    if name in ("__name__", "__qualname__"):
        return (kind.__name__,)
    if not hasattr(kind, name):
        return None
    if issubclass(kind, BaseException):
        from core.scheduler.builtin_types import EXCEPTION_METHODS

        found = EXCEPTION_METHODS.get(name)
        return None if found is None else (found,)
    if kind is dict and name == "fromkeys":
        return (_FROMKEYS,)
    for container, word in ((ListObject, list), (DictObject, dict), (SetObject, set)):
        if kind is word and name in METHODS[container]:
            return (METHODS[container][name],)
    if kind in (str, int, float, bytes):
        static = isinstance(kind.__dict__.get(name), staticmethod | classmethod)
        return (_unbound(kind, name, static),)
    raise Unsupported(f"{kind.__name__}.{name}")


def _unbound(kind: type, name: str, static: bool) -> Native:
    if not static and name not in ("from_bytes", "fromhex", "maketrans"):
        return _host_method(kind, name)
    found = _HOST_METHODS.get((kind, f"type.{name}"))
    if found is None:

        def run(m: Machine, args: tuple[Value, ...], kwargs: dict[str, Value]) -> Value:
            return from_host(m, host(m, getattr(kind, name), *(to_host(m, arg) for arg in args), **kwargs))

        found = _HOST_METHODS[(kind, f"type.{name}")] = Native(f"{kind.__name__}.{name}", run)
    return found


def _fromkeys(m: Machine, args: tuple[Value, ...], kwargs: dict[str, Value]) -> Value:
    return new_dict(m, dict.fromkeys(items_of(m, args[0]), args[1] if len(args) > 1 else None))


_FROMKEYS = Native("dict.fromkeys", _fromkeys)


def to_host(m: Machine, value: Value) -> Any:
    """A value as an argument for a host operation: containers of plain values become host containers."""
    if type(value) is tuple:
        return tuple(to_host(m, item) for item in value)
    if type(value) is not Ref:
        if isinstance(value, tuple):
            return [to_host(m, item) for item in items_of(m, value)]
        return value
    thing = m.get(value)
    if isinstance(thing, ListObject | SetObject | DequeObject | Generator):
        return [to_host(m, item) for item in items_of(m, value)]
    if isinstance(thing, DictObject):
        m.touch(value, None, False)
        return {to_host(m, key): to_host(m, item) for key, item in thing.items.items()}
    raise Unsupported("an object of the program given to a built-in function")


def from_host(m: Machine, value: Any) -> Value:
    """What a host operation gave, as a value of the machine."""
    if isinstance(value, list):
        return new_list(m, [from_host(m, item) for item in value])
    if isinstance(value, dict):
        return new_dict(m, {key: from_host(m, item) for key, item in value.items()})
    if isinstance(value, tuple) and type(value) is not tuple:
        return tuple(value)
    if value is not None and not isinstance(value, _PLAIN_TYPES) and value is not NotImplemented:
        raise Unsupported(f"a {type(value).__name__} object")
    return value


def _next(m: Machine, args: tuple[Value, ...], kwargs: dict[str, Value]) -> Value:
    return resume(m, args[0], None, ("next",))


def _send(m: Machine, args: tuple[Value, ...], kwargs: dict[str, Value]) -> Value:
    return resume(m, args[0], args[1], ("next",))


def _throw(m: Machine, args: tuple[Value, ...], kwargs: dict[str, Value]) -> Value:
    return throw(m, args[0], raise_value(m, args[1]).value)


def _close(m: Machine, args: tuple[Value, ...], kwargs: dict[str, Value]) -> Value:
    generator = m.get(args[0])
    if generator.may_catch:
        raise Unsupported("closing a generator that may catch it")
    m.touch(args[0], None, True)
    generator = m.own(args[0])
    generator.frame, generator.state = None, "ended"
    return None


_GENERATOR = {
    "__next__": Native("generator.__next__", _next),
    "send": Native("generator.send", _send),
    "throw": Native("generator.throw", _throw),
    "close": Native("generator.close", _close),
}
