"""Exceptions of the program: made here, and those of host operations turned into them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.scheduler.machine import Machine
from core.scheduler.objects import Class, Instance
from core.scheduler.signals import Nested, Park, Raised, Unsupported
from core.scheduler.values import Ref, Value


def error(m: Machine, kind: type[BaseException], *args: Value) -> Raised:
    """An exception of a built-in kind, to be raised by the caller."""
    return Raised(new_exception(m, kind, args))


def new_exception(m: Machine, kind: type[BaseException], args: tuple[Value, ...]) -> Ref:
    return m.new(Instance(kind, {"args": args}))


def host(m: Machine, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do an operation on host values; what it raises, the program has raised."""
    try:
        return _of_bearable_size(operation(*args, **kwargs))
    except (MemoryError, Park, Raised, Nested, Unsupported):
        raise
    except Exception as raised:
        simple = tuple(arg if _is_plain(arg) else str(arg) for arg in raised.args)
        raise error(m, type(raised), *simple) from None


BIT_LIMIT = 100_000
SIZE_LIMIT = 1_000_000


def _of_bearable_size(value: Any) -> Any:
    """What grows at every round would fill the memory long before the search looks at it."""
    if isinstance(value, int):
        if value.bit_length() > BIT_LIMIT:
            raise Unsupported(f"a number of more than {BIT_LIMIT} bits")
    elif isinstance(value, str | bytes | tuple) and len(value) > SIZE_LIMIT:
        raise Unsupported(f"a {type(value).__name__} of more than {SIZE_LIMIT} items")
    return value


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float | bytes | None | Ref | tuple)


def exception_class(m: Machine, value: Value) -> Value:
    """The class of an exception object."""
    return m.get(value).cls


def matches(m: Machine, cls: Value, wanted: Value) -> bool:
    """``except wanted``: whether an exception of class `cls` is caught."""
    if type(wanted) is tuple:
        return any(matches(m, cls, one) for one in wanted)
    if cls is wanted:
        return True
    if type(cls) is Ref:
        return any(base is wanted or matches_host(base, wanted) for base in m.get(cls).mro)
    return matches_host(cls, wanted)


def matches_host(cls: Value, wanted: Value) -> bool:
    return isinstance(cls, type) and isinstance(wanted, type) and issubclass(cls, wanted)


def describe(m: Machine, value: Ref) -> str:
    """As the last line of a traceback: ``ValueError: text``."""
    from core.scheduler.text import to_str

    thing = m.get(value)
    if type(thing.cls) is Ref:
        cls = m.get(thing.cls)
        name = cls.name if isinstance(cls, Class) else "?"
    else:
        module = "" if thing.cls.__module__ == "builtins" else f"{thing.cls.__module__}."
        name = module + thing.cls.__name__
    text = to_str(m, value)
    return f"{name}: {text}" if text else str(name)


def raise_value(m: Machine, value: Value, cause: Value = None) -> Raised:
    """``raise value from cause``; a class is called first."""
    from core.scheduler.calls import call_now

    if is_exception_class(m, value):
        value = call_now(m, value, ())
    if type(value) is not Ref or not is_exception_class(m, getattr(m.get(value), "cls", None)):
        return error(m, TypeError, "exceptions must derive from BaseException")
    if cause is not None:
        m.own(value).attrs["__cause__"] = cause
    return Raised(value)


def is_exception_class(m: Machine, value: Value) -> bool:
    if isinstance(value, type):
        return issubclass(value, BaseException)
    if type(value) is not Ref:
        return False
    thing = m.get(value)
    return isinstance(thing, Class) and any(
        isinstance(base, type) and issubclass(base, BaseException) for base in thing.mro
    )
