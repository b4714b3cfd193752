"""Values as they can be shown, found without running any code of the program.

Types are compared for identity, so nothing that a program defines is ever asked for anything: an object of a class of
its own is shown as that class's name.
"""

from __future__ import annotations

import sys
from _weakref import ref

from .wire import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TEXT_LIMIT = 200  # characters
_ITEM_LIMIT = 8  # a container of more items is shown as its size
_ITEM_TEXT = 20  # characters of a text within a container
_NUMBER_LIMIT = 2**53  # what JSON and a plot can hold exactly

# By `id`: comparing classes with `==` would ask their metaclass.
_NUMBERS = frozenset(map(id, (int, float)))
_PLAIN = frozenset(map(id, (int, float, bool, str, type(None))))
_SIZED = frozenset(map(id, (list, tuple, set, frozenset, dict, bytes, bytearray)))
_name_of = type.__dict__["__name__"].__get__  # a metaclass may define another `__name__`

Shown = dict  # a `core.observation.Value` in its JSON form


def describe(value: Any) -> Shown[str, Any]:
    """`value` as a `core.observation.Value`."""
    kind = type(value)
    form, shown = _shown(kind, value)
    return {"form": form, "shown": shown, "type": _name_of(kind)[:60], "identity": id(value)}


def described(value: Any) -> str:
    """`describe` as JSON; of what is watched most, a number, without the way there."""
    if type(value) is int and -_NUMBER_LIMIT <= value <= _NUMBER_LIMIT:
        return f'{{"form":"number","shown":{value},"type":"int","identity":{id(value)}}}'
    return encode(describe(value))


def _shown(kind: type, value: Any) -> tuple[str, Any]:
    if id(kind) in _NUMBERS:
        return _number(value)
    if kind is str:
        return "text", value[:TEXT_LIMIT]
    if id(kind) in _PLAIN:
        return "repr", repr(value)
    if id(kind) in _SIZED or exactly(kind, "_collections", "deque"):
        return _container(kind, value)
    return _of_multiprocessing(kind, value) or ("type", _name_of(kind)[:60])


def _number(value: float) -> tuple[str, Any]:
    if type(value) is float:
        return ("number", value) if value - value == 0.0 else ("repr", repr(value))  # neither infinite nor NaN
    if -_NUMBER_LIMIT <= value <= _NUMBER_LIMIT:
        return "number", value
    return ("number", float(value)) if int(value).bit_length() < 1000 else ("type", "int")


def _container(kind: type, value: Any) -> tuple[str, Any]:
    size = len(value)
    if kind is bytes or kind is bytearray or size > _ITEM_LIMIT:
        return "size", size
    items = items_of(value)
    if not all(id(type(item)) in _PLAIN for item in items):
        return "size", size
    copy = dict(zip(items[::2], items[1::2])) if kind is dict else kind(items)
    return "repr", repr(copy)


def items_of(value: Any) -> list[Any]:
    """The items of a container of an exact built-in type, long ones shortened; of a dict its keys and values by
    turns. Copied in one go, as other threads may change it."""
    if type(value) is dict:
        return [_short(part) for pair in list(value.items()) for part in pair]
    return [_short(item) for item in tuple(value)]


def _short(item: Any) -> Any:
    if type(item) is str and len(item) > _ITEM_TEXT:
        return item[:_ITEM_TEXT] + "…"
    return 0 if type(item) is int and item.bit_length() > 200 else item


def attributes(value: Any) -> dict[str, Any]:
    """The instance's own attributes, whatever its class says about attributes; empty where it has none."""
    kind = type(value)
    known = _getters.get(id(kind))
    if known is None or known[0]() is not kind:
        if len(_getters) > 500:
            _getters.clear()
        known = _getters[id(kind)] = (ref(kind), _getter(kind))
    found = known[1](value) if known[1] is not None else None
    return found if type(found) is dict else {}


def _getter(kind: type) -> Any:
    for ancestor in type.__dict__["__mro__"].__get__(kind):
        own = type.__dict__["__dict__"].__get__(ancestor).get("__dict__")
        if own is not None:
            return own.__get__ if type(own) is _ORDINARY else None
    return None


_getters: dict[int, tuple[Any, Any]] = {}
"""By the `id` of a class: a weak reference to it, and what gives its instances' attributes."""

_ORDINARY = type(type.__dict__["__dict__"])  # of the descriptor by which every class gives its instances a `__dict__`


def _of_multiprocessing(kind: type, value: Any) -> tuple[str, Any] | None:
    """A proxy as the ident of what it stands for, a shared `Value` as its number."""
    if is_a(kind, "multiprocessing.managers", "BaseProxy"):
        return "proxy", proxy_ident(value)
    if is_a(kind, "multiprocessing.sharedctypes", "Synchronized"):
        raw = attributes(value).get("_obj")
        if is_a(type(raw), "_ctypes", "_SimpleCData"):
            number = raw.value  # type: ignore[union-attr]
            return _number(number) if id(type(number)) in _NUMBERS else None
    return None


def proxy_ident(proxy: Any) -> str:
    """The ident of what a Manager's `proxy` stands for, as its server has it."""
    token: Any = attributes(proxy).get("_token")
    return str(token.id) if exactly(type(token), "multiprocessing.managers", "Token") else ""


def exactly(kind: type, module: str, name: str) -> bool:
    """Whether `kind` is the class `name` of a `module` that the program has imported."""
    loaded = sys.modules.get(module)
    return loaded is not None and kind is loaded.__dict__.get(name)


def is_a(kind: type, module: str, name: str) -> bool:
    """Whether `kind` is, or comes from, the class `name` of a `module` that the program has imported."""
    loaded = sys.modules.get(module)
    ancestor = loaded.__dict__.get(name) if loaded is not None else None
    return any(kind is ancestor for kind in type.__dict__["__mro__"].__get__(kind))
