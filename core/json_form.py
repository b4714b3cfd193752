"""Frozen dataclasses as plain JSON values, and back: the form of observations in rings and in recordings."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any, Literal, Union

_SIMPLE = frozenset((str, int, float, bool, type(None)))
_fields: dict[type[Any], list[tuple[str, Any]]] = {}
"""Of each dataclass the names and defaults; all that a run writes down passes here."""


def plain(value: Any) -> dict[str, Any]:
    """The fields of a dataclass's `value` as plain JSON values, defaults left out."""
    kind = type(value)
    fields = _fields.get(kind)
    if fields is None:
        fields = _fields[kind] = [(field.name, _default(field)) for field in dataclasses.fields(value)]
    found: dict[str, Any] = {}
    for name, default in fields:
        content = getattr(value, name)
        if content is not default and content != default:
            found[name] = content if type(content) in _SIMPLE else _plain_content(content)
    return found


def _plain_content(content: Any) -> Any:
    if type(content) in _SIMPLE:
        return content
    if isinstance(content, dict):
        return {key: _plain_content(item) for key, item in content.items()}
    if isinstance(content, tuple):
        return [_plain_content(item) for item in content]
    return plain(content) if dataclasses.is_dataclass(content) else content


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


Convert = typing.Callable[[Any], Any]
_converters: dict[type[Any], dict[str, Convert]] = {}
_parts: dict[type[Any], list[tuple[str, Convert]]] = {}


def build(kind: type[Any], data: Any) -> Any:
    """A value of the dataclass `kind` from its JSON form, every type checked; raises `ValueError`. Fields that this
    version does not know, as a newer one may have written, are passed over."""
    converters = _converters.get(kind)
    if converters is None:
        hints = typing.get_type_hints(kind)
        converters = _converters[kind] = {name: _converter(hint) for name, hint in hints.items()}
    if not isinstance(data, dict):
        raise ValueError(f"{kind.__name__} is not an object: {data!r}")
    try:
        return kind(**{name: converters[name](content) for name, content in data.items() if name in converters})
    except TypeError as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error


def _converter(hint: Any) -> Convert:
    """What turns the JSON form of a field of type `hint` into its value, or raises ValueError."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return lambda content: build(typing.cast("type[Any]", hint), content)
    if origin is tuple:
        item = _converter(arguments[0])
        return lambda content: tuple(item(part) for part in _expect(content, list))
    if origin is dict:
        item = _converter(arguments[1])
        return lambda content: {str(key): item(part) for key, part in _expect(content, dict).items()}
    if origin is Literal:
        return lambda content: _one_of(content, arguments)
    if origin in (Union, types.UnionType):
        classes = tuple(part for part in arguments if dataclasses.is_dataclass(part))
        if classes:
            whole = _converter(classes[0])
            return lambda content: None if content is None else whole(content)
        return lambda content: _expect(content, *arguments)
    if hint is float:
        return lambda content: float(_expect(content, int, float))
    return lambda content: _expect(content, hint)


def rebuild(kind: type[Any], data: dict[str, Any]) -> Any:
    """A value of the dataclass `kind` from JSON that `build` has found right before: nothing is checked. Raises
    `TypeError` for fields of a newer version. `data` is used up."""
    parts = _parts.get(kind)
    if parts is None:
        hints = typing.get_type_hints(kind).items()
        parts = _parts[kind] = [(name, part) for name, hint in hints if (part := _part(hint)) is not None]
    for name, rebuilt in parts:
        content = data.get(name)
        if content is not None:
            data[name] = rebuilt(content)
    return kind(**data)


def _part(hint: Any) -> Convert | None:
    """What turns the JSON form of a field of type `hint` into its value; None where that is the value."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    kind: Any = next((part for part in (hint, *arguments) if dataclasses.is_dataclass(part)), None)
    if origin is tuple:
        return tuple if kind is None else lambda content: tuple([rebuild(kind, part) for part in content])
    if kind is None:
        return None
    if origin is dict:
        return lambda content: {key: rebuild(kind, part) for key, part in content.items()}
    return lambda content: rebuild(kind, content)


def _expect(content: Any, *expected: Any) -> Any:
    if type(content) in expected:
        return content
    if not isinstance(content, expected) or (isinstance(content, bool) and bool not in expected):
        raise ValueError(f"{content!r} is not {' or '.join(kind.__name__ for kind in expected)}")
    return content


def _one_of(content: Any, allowed: tuple[Any, ...]) -> Any:
    if content not in allowed:
        raise ValueError(f"{content!r} is not one of {', '.join(map(repr, allowed))}")
    return content
