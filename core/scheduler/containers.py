"""Lists, dictionaries, sets, deques: items, operators and methods."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.scheduler.attributes import special_method
from core.scheduler.iteration import items_of
from core.scheduler.machine import Machine
from core.scheduler.objects import DequeObject, DictObject, Instance, ListObject, SetObject
from core.scheduler.raising import error, host
from core.scheduler.signals import Unsupported
from core.scheduler.truth import check_key
from core.scheduler.values import Ref, SliceValue, Value, ViewValue

SIZE_LIMIT = 100_000


def new_list(m: Machine, items: Iterable[Value]) -> Ref:
    return m.new(ListObject(list(items)))


def new_dict(m: Machine, items: dict[Value, Value]) -> Ref:
    return m.new(DictObject(items))


def new_set(m: Machine, items: Iterable[Value]) -> Ref:
    return m.new(SetObject(dict.fromkeys(items)))


def length(m: Machine, value: Value) -> int:
    """``len(value)``."""
    if type(value) is ViewValue:
        return length(m, value[0])
    if type(value) is not Ref:
        return int(host(m, len, value))
    thing = m.get(value)
    if isinstance(thing, Instance):
        from core.scheduler.calls import call_now

        method = special_method(m, value, "__len__")
        if method is not None:
            return int(call_now(m, method, ()))
    if not hasattr(thing, "items"):
        from core.scheduler.calls import type_name

        raise error(m, TypeError, f"object of type '{type_name(m, value)}' has no len()")
    m.touch(value, None, False)
    return len(thing.items)


def view_items(m: Machine, view: ViewValue) -> list[Value]:
    """What a dictionary's view shows now."""
    m.touch(view[0], None, False)
    items = m.get(view[0]).items
    return list({"keys": items.keys, "values": items.values, "items": items.items}[view[1]]())


def _slice(value: SliceValue) -> slice:
    return slice(*value)


def get_item(m: Machine, container: Value, key: Value) -> Value:
    """``container[key]``; PUSHED while ``__getitem__`` of the program runs."""
    if type(container) is not Ref:
        if isinstance(container, type):
            return container
        return host(m, lambda: container[_slice(key) if type(key) is SliceValue else key])
    thing = m.get(container)
    if isinstance(thing, Instance):
        from core.scheduler.calls import call, type_name

        method = special_method(m, container, "__getitem__")
        if method is None:
            raise error(m, TypeError, f"'{type_name(m, container)}' object is not subscriptable")
        return call(m, method, (key,), {})
    if isinstance(thing, DictObject):
        return _dict_item(m, container, thing, key)
    m.touch(container, None, False)
    if not isinstance(thing, ListObject | DequeObject):
        from core.scheduler.calls import type_name

        raise error(m, TypeError, f"'{type_name(m, container)}' object is not subscriptable")
    if type(key) is SliceValue:
        return new_list(m, host(m, lambda: thing.items[_slice(key)]))  # type: ignore[index]
    return host(m, lambda: thing.items[key])


def _dict_item(m: Machine, ref: Ref, thing: DictObject, key: Value) -> Value:
    check_key(m, key)
    m.touch(ref, None, thing.default is not None)
    if key in thing.items:
        return thing.items[key]
    if thing.default == "Counter":
        return 0
    if thing.default is None:
        raise error(m, KeyError, key)
    from core.scheduler.calls import call_now

    made = call_now(m, thing.default, ())
    m.own(ref).items[key] = made
    return made


def set_item(m: Machine, container: Value, key: Value, value: Value) -> None:
    """``container[key] = value``."""
    from core.scheduler.calls import call_now, type_name

    method = special_method(m, container, "__setitem__")
    if method is not None:
        call_now(m, method, (key, value))
        return
    thing = m.get(container) if type(container) is Ref else None
    if isinstance(thing, DictObject):
        check_key(m, key)
    elif not isinstance(thing, ListObject | DequeObject):
        raise error(m, TypeError, f"'{type_name(m, container)}' object does not support item assignment")
    m.touch(container, None, True)
    if type(key) is SliceValue:
        items = items_of(m, value)
        host(m, m.own(container).items.__setitem__, _slice(key), items)
    else:
        host(m, m.own(container).items.__setitem__, key, value)


def delete_item(m: Machine, container: Value, key: Value) -> None:
    """``del container[key]``."""
    from core.scheduler.calls import call_now, type_name

    method = special_method(m, container, "__delitem__")
    if method is not None:
        call_now(m, method, (key,))
        return
    if type(container) is not Ref:
        raise error(m, TypeError, f"'{type_name(m, container)}' object doesn't support item deletion")
    m.touch(container, None, True)
    host(m, m.own(container).items.__delitem__, _slice(key) if type(key) is SliceValue else key)


def binary_on_containers(m: Machine, symbol: str, a: Value, b: Value, in_place: bool, operation: Any) -> Value:
    """Operators where at least one side is a container."""
    one = m.get(a) if type(a) is Ref else a
    other = m.get(b) if type(b) is Ref else b
    if isinstance(one, ListObject) and symbol == "+" and (in_place or isinstance(other, ListObject)):
        return _extended(m, a, b, in_place)
    if symbol == "*" and isinstance(one, ListObject) and isinstance(other, int):
        return _repeated(m, a, other, in_place)
    if symbol == "*" and isinstance(other, ListObject) and isinstance(one, int):
        return _repeated(m, b, one, False)
    if isinstance(one, SetObject) and isinstance(other, SetObject):
        return set_operation(m, symbol, a, b, in_place)
    if isinstance(one, DictObject) and isinstance(other, DictObject) and symbol == "|" and _is_plain(one, other):
        m.touch(a, None, in_place)
        m.touch(b, None, False)
        if in_place:
            m.own(a).items.update(other.items)
            return a
        return new_dict(m, {**one.items, **other.items})
    if "Counter" in (getattr(one, "default", None), getattr(other, "default", None)):
        raise Unsupported(f"{symbol} on a Counter")
    if symbol == "%" and isinstance(a, str):
        from core.scheduler.text import to_str

        return host(m, operation, a, to_str(m, b))
    from core.scheduler.calls import type_name

    sign = f"{symbol}=" if in_place else symbol
    kinds = f"'{type_name(m, a)}' and '{type_name(m, b)}'"
    raise error(m, TypeError, f"unsupported operand type(s) for {sign}: {kinds}")


def _is_plain(*dicts: DictObject) -> bool:
    return all(one.default is None for one in dicts)


def _extended(m: Machine, a: Ref, b: Value, in_place: bool) -> Ref:
    m.touch(a, None, in_place)
    items = items_of(m, b)
    if not in_place:
        return new_list(m, [*m.get(a).items, *items])
    m.own(a).items.extend(items)
    return a


def _repeated(m: Machine, ref: Ref, times: int, in_place: bool) -> Ref:
    m.touch(ref, None, in_place)
    items = m.get(ref).items
    if len(items) * times > SIZE_LIMIT:
        raise Unsupported(f"a list of more than {SIZE_LIMIT} items")
    if not in_place:
        return new_list(m, items * times)
    m.own(ref).items[:] = items * times
    return ref


def set_operation(m: Machine, symbol: str, a: Ref, b: Ref, in_place: bool) -> Ref:
    m.touch(a, None, in_place)
    m.touch(b, None, False)
    one, other = m.get(a).items, m.get(b).items
    chosen = {
        "|": lambda: [*one, *other],
        "&": lambda: [item for item in one if item in other],
        "-": lambda: [item for item in one if item not in other],
        "^": lambda: [*(i for i in one if i not in other), *(i for i in other if i not in one)],
    }.get(symbol)
    if chosen is None:
        raise Unsupported(f"{symbol} on sets")
    items = dict.fromkeys(chosen())
    if not in_place:
        return m.new(SetObject(items))
    m.own(a).items = items
    return a
