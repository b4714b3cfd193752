"""The methods of lists, deques, dictionaries and sets."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable

from core.scheduler.containers import new_list, new_set, set_operation
from core.scheduler.iteration import items_of
from core.scheduler.machine import Machine
from core.scheduler.objects import DequeObject, DictObject, ListObject, SetObject
from core.scheduler.raising import error, host
from core.scheduler.truth import check_key, contains, equal
from core.scheduler.values import Native, Ref, Value, ViewValue


def _index(m: Machine, items: Iterable[Value], value: Value) -> int | None:
    return next((i for i, item in enumerate(items) if equal(m, item, value)), None)


def _remove(m: Machine, ref: Ref, value: Value) -> None:
    found = _index(m, m.get(ref).items, value)
    if found is None:
        raise error(m, ValueError, "list.remove(x): x not in list")
    del m.own(ref).items[found]


def _list_index(m: Machine, ref: Ref, value: Value) -> int:
    found = _index(m, m.get(ref).items, value)
    if found is None:
        from core.scheduler.text import to_repr

        raise error(m, ValueError, f"{to_repr(m, value)} is not in list")
    return found


def sort_items(m: Machine, items: list[Value], key: Value, reverse: Value) -> list[Value]:
    """Sorted as the host sorts; keys and comparisons of the program are run within the present instruction."""
    from functools import cmp_to_key

    from core.scheduler.calls import call_now
    from core.scheduler.truth import compare, truth

    def order(a: Value, b: Value) -> int:
        if truth(m, compare(m, "<", a[0], b[0])):
            return -1
        return 1 if truth(m, compare(m, "<", b[0], a[0])) else 0

    keyed = [(call_now(m, key, (item,)) if key is not None else item, item) for item in items]
    return [item for _, item in sorted(keyed, key=cmp_to_key(order), reverse=bool(reverse))]


def _sort(m: Machine, ref: Ref, key: Value = None, reverse: Value = False) -> None:
    ordered = sort_items(m, list(m.get(ref).items), key, reverse)
    m.own(ref).items[:] = ordered


def _extend(m: Machine, ref: Ref, other: Value) -> None:
    items = items_of(m, other)
    m.own(ref).items.extend(items)


def _copy(m: Machine, ref: Ref) -> Ref:
    return m.new(m.get(ref).copy())


def _popitem(m: Machine, ref: Ref) -> Value:
    return host(m, m.own(ref).items.popitem)


def counted(m: Machine, counts: dict[Value, Value], other: Value, named: dict[str, Value]) -> dict[Value, Value]:
    """These counts with what `other` counts, or the items that it has, added."""
    more: list[tuple[Value, Value]]
    if type(other) is Ref and isinstance(m.get(other), DictObject):
        m.touch(other, None, False)
        more = list(m.get(other).items.items())
    else:
        more = [(check_key(m, item), 1) for item in items_of(m, other)]
    result = dict(counts)
    for item, count in (*more, *named.items()):
        result[item] = host(m, operator.add, result.get(item, 0), count)
    return result


def _update(m: Machine, ref: Ref, other: Value = None, **named: Value) -> None:
    if m.get(ref).default == "Counter":
        m.own(ref).items = counted(m, m.get(ref).items, () if other is None else other, named)
        return
    items: dict[Value, Value] = {}
    if type(other) is Ref and isinstance(m.get(other), DictObject):
        m.touch(other, None, False)
        items = m.get(other).items
    elif other is not None:
        items = {check_key(m, k): v for k, v in (items_of(m, pair) for pair in items_of(m, other))}
    m.own(ref).items.update({**items, **named})


def _pop_key(m: Machine, ref: Ref, key: Value, *default: Value) -> Value:
    items = m.own(ref).items
    if check_key(m, key) not in items:
        if default:
            return default[0]
        raise error(m, KeyError, key)
    return items.pop(key)


def _set_default(m: Machine, ref: Ref, key: Value, default: Value = None) -> Value:
    return m.own(ref).items.setdefault(check_key(m, key), default)


def _discard(m: Machine, ref: Ref, item: Value) -> None:
    m.own(ref).items.pop(check_key(m, item), None)


def _remove_from_set(m: Machine, ref: Ref, item: Value) -> None:
    if check_key(m, item) not in m.get(ref).items:
        raise error(m, KeyError, item)
    del m.own(ref).items[item]


def _pop_from_set(m: Machine, ref: Ref) -> Value:
    items = m.own(ref).items
    if not items:
        raise error(m, KeyError, "pop from an empty set")
    first = next(iter(items))
    del items[first]
    return first


def _combined(symbol: str, in_place: bool = False) -> Callable[..., Value]:
    def run(m: Machine, ref: Ref, *others: Value) -> Value:
        made = ref
        for other in others:
            made = set_operation(m, symbol, made, new_set(m, map(_key(m), items_of(m, other))), in_place)
        return None if in_place else made

    return run


def _key(m: Machine) -> Callable[[Value], Value]:
    return lambda item: check_key(m, item)


def _subset(m: Machine, ref: Ref, other: Value) -> bool:
    return all(contains(m, other, item) for item in m.get(ref).items)


def _most_common(m: Machine, ref: Ref, count: Value = None) -> Ref:
    pairs = sorted(m.get(ref).items.items(), key=lambda pair: pair[1], reverse=True)
    return new_list(m, pairs[:count])


def _plain(name: str) -> Callable[..., Value]:
    """A method that the host's container can do by itself, since it compares nothing."""

    def run(m: Machine, ref: Ref, *args: Value) -> Value:
        return host(m, getattr(m.own(ref).items, name), *args)

    return run


def _reading(name: str) -> Callable[..., Value]:
    def run(m: Machine, ref: Ref, *args: Value) -> Value:
        return host(m, getattr(m.get(ref).items, name), *args)

    return run


def _view(name: str) -> Callable[..., Value]:
    return lambda m, ref: ViewValue((ref, name))


def _count(m: Machine, ref: Ref, value: Value) -> int:
    return sum(equal(m, item, value) for item in m.get(ref).items)


_LIST: dict[str, tuple[Callable[..., Value], bool]] = {
    **{name: (_plain(name), True) for name in ("append", "insert", "pop", "clear", "reverse")},
    "extend": (_extend, True),
    "remove": (_remove, True),
    "sort": (_sort, True),
    "index": (_list_index, False),
    "count": (_count, False),
    "copy": (_copy, False),
}
_DEQUE: dict[str, tuple[Callable[..., Value], bool]] = {
    **{name: (_plain(name), True) for name in ("append", "appendleft", "pop", "popleft", "clear", "rotate", "insert")},
    "extend": (_extend, True),
    "remove": (_remove, True),
    "count": (_count, False),
    "copy": (_copy, False),
}
_DICT: dict[str, tuple[Callable[..., Value], bool]] = {
    "get": (_reading("get"), False),
    "keys": (_view("keys"), False),
    "values": (_view("values"), False),
    "items": (_view("items"), False),
    "copy": (_copy, False),
    "clear": (_plain("clear"), True),
    "popitem": (_popitem, True),
    "pop": (_pop_key, True),
    "setdefault": (_set_default, True),
    "update": (_update, True),
    "most_common": (_most_common, False),
}
_SET: dict[str, tuple[Callable[..., Value], bool]] = {
    "add": (lambda m, ref, item: m.own(ref).items.setdefault(check_key(m, item)), True),
    "discard": (_discard, True),
    "remove": (_remove_from_set, True),
    "pop": (_pop_from_set, True),
    "clear": (_plain("clear"), True),
    "copy": (_copy, False),
    "union": (_combined("|"), False),
    "intersection": (_combined("&"), False),
    "difference": (_combined("-"), False),
    "update": (_combined("|", True), True),
    "issubset": (_subset, False),
}


def _as_native(kind: str, name: str, run: Callable[..., Value], writes: bool) -> Native:
    def method(m: Machine, args: tuple[Value, ...], kwargs: dict[str, Value]) -> Value:
        if name not in ("keys", "values", "items") or kind != "dict":
            m.touch(args[0], None, writes)
        try:
            return run(m, *args, **kwargs)
        except TypeError as wrong:
            raise error(m, TypeError, f"{kind}.{name}: {wrong}") from None

    return Native(f"{kind}.{name}", method)


METHODS: dict[type, dict[str, Native]] = {
    kind: {name: _as_native(word, name, *entry) for name, entry in table.items()}
    for kind, word, table in (
        (ListObject, "list", _LIST),
        (DequeObject, "deque", _DEQUE),
        (DictObject, "dict", _DICT),
        (SetObject, "set", _SET),
    )
}
