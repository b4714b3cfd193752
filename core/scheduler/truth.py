"""Truth, equality and membership of values."""

from __future__ import annotations

from typing import Any

from core.scheduler.attributes import special_method
from core.scheduler.machine import Machine
from core.scheduler.objects import DequeObject, DictObject, ListObject, SetObject
from core.scheduler.signals import Unsupported
from core.scheduler.values import KeysIter, Ref, Value, ViewValue

_SIZED = (ListObject, DictObject, SetObject, DequeObject)


def truth(m: Machine, value: Value) -> bool:
    """``bool(value)``."""
    kind = type(value)
    if kind is Ref:
        thing = m.get(value)
        if isinstance(thing, _SIZED):
            m.touch(value, None, False)
            return bool(thing.items)
        return _instance_truth(m, value)
    if kind is ViewValue:
        return truth(m, value[0])
    if kind is KeysIter:
        return True
    return bool(value)


def _instance_truth(m: Machine, value: Ref) -> bool:
    from core.scheduler.calls import call_now

    method = special_method(m, value, "__bool__") or special_method(m, value, "__len__")
    return bool(call_now(m, method, ())) if method is not None else True


def equal(m: Machine, one: Value, other: Value) -> bool:
    """``one == other``."""
    if type(one) is not Ref and type(other) is not Ref:
        if type(one) is tuple and type(other) is tuple:
            return len(one) == len(other) and all(equal(m, a, b) for a, b in zip(one, other, strict=True))
        return bool(one == other)
    if one is other:
        return True
    for left, right in ((one, other), (other, one)):
        method = special_method(m, left, "__eq__")
        if method is not None:
            from core.scheduler.calls import call_now

            found = call_now(m, method, (right,))
            if found is not NotImplemented:
                return truth(m, found)
    return _contents_equal(m, one, other)


def _contents_equal(m: Machine, one: Value, other: Value) -> bool:
    if type(one) is not Ref or type(other) is not Ref:
        return False
    a, b = m.get(one), m.get(other)
    if type(a) is not type(b) or not isinstance(a, _SIZED):
        return False
    m.touch(one, None, False)
    m.touch(other, None, False)
    if len(a.items) != len(b.items):
        return False
    if isinstance(a, ListObject | DequeObject):
        return all(equal(m, x, y) for x, y in zip(a.items, b.items, strict=True))
    if isinstance(a, SetObject):
        return set(a.items) == set(b.items)
    return all(key in b.items and equal(m, value, b.items[key]) for key, value in a.items.items())


def check_key(m: Machine, value: Value) -> Value:
    """The value, if it may be a dictionary's key by identity or by plain content."""
    from core.scheduler.calls import type_name
    from core.scheduler.raising import error

    if type(value) is tuple:
        for item in value:
            check_key(m, item)
    elif type(value) is Ref:
        if isinstance(m.get(value), _SIZED):
            raise error(m, TypeError, f"unhashable type: '{type_name(m, value)}'")
        if special_method(m, value, "__eq__") or special_method(m, value, "__hash__"):
            raise Unsupported("an object with its own __eq__ or __hash__ as a key")
    return value


def contains(m: Machine, container: Value, item: Value) -> bool:
    """``item in container``."""
    if type(container) is Ref:
        thing = m.get(container)
        if isinstance(thing, DictObject | SetObject):
            m.touch(container, None, False)
            return check_key(m, item) in thing.items
        method = special_method(m, container, "__contains__")
        if method is not None:
            from core.scheduler.calls import call_now

            return truth(m, call_now(m, method, (item,)))
    if type(container) is ViewValue and container[1] == "keys":
        return contains(m, container[0], item)
    if isinstance(container, str | bytes | range | frozenset):
        from core.scheduler.raising import host

        return bool(host(m, lambda: item in container))
    from core.scheduler.iteration import items_of

    return any(equal(m, item, other) for other in items_of(m, container))


def compare(m: Machine, symbol: str, one: Any, other: Any) -> Value:
    """``one < other`` and the like, for what is not two plain host values."""
    if symbol == "==":
        return equal(m, one, other)
    if symbol == "!=":
        return not equal(m, one, other)
    names = {
        "<": ("__lt__", "__gt__"),
        ">": ("__gt__", "__lt__"),
        "<=": ("__le__", "__ge__"),
        ">=": ("__ge__", "__le__"),
    }
    forward, backward = names[symbol]
    for left, right, name in ((one, other, forward), (other, one, backward)):
        method = special_method(m, left, name)
        if method is not None:
            from core.scheduler.calls import call_now

            found = call_now(m, method, (right,))
            if found is not NotImplemented:
                return found
    return _ordered(m, symbol, one, other)


def _ordered(m: Machine, symbol: str, one: Value, other: Value) -> bool:
    from core.scheduler.calls import type_name
    from core.scheduler.raising import error, host

    a, b = _sequence(m, one), _sequence(m, other)
    if a is not None and type(a) is type(b):
        for x, y in zip(a, b, strict=False):
            if not equal(m, x, y):
                return truth(m, compare(m, symbol, x, y))
        return bool(host(m, HOST_COMPARE[symbol], len(a), len(b)))
    if type(one) is Ref and type(other) is Ref and isinstance(m.get(one), SetObject):
        return bool(host(m, HOST_COMPARE[symbol], set(m.get(one).items), set(m.get(other).items)))
    if type(one) is not Ref and type(other) is not Ref:
        return bool(host(m, HOST_COMPARE[symbol], one, other))
    raise error(
        m, TypeError, f"'{symbol}' not supported between instances of '{type_name(m, one)}' and '{type_name(m, other)}'"
    )


def _sequence(m: Machine, value: Value) -> tuple[Value, ...] | list[Value] | None:
    if type(value) is tuple:
        return value
    if type(value) is Ref and isinstance(m.get(value), ListObject):
        m.touch(value, None, False)
        items: list[Value] = m.get(value).items
        return items
    return None


HOST_COMPARE: dict[str, Any] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
