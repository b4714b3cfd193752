"""How values read: repr, str, format and print."""

from __future__ import annotations

from typing import Any

from core.scheduler.attributes import special_method
from core.scheduler.machine import Machine
from core.scheduler.objects import Class, DequeObject, DictObject, Function, Generator, Instance, ListObject, SetObject
from core.scheduler.raising import host
from core.scheduler.signals import Unsupported
from core.scheduler.values import Bound, Mark, Native, NativeClass, Ref, Value, ViewValue

TEXT_LIMIT = 100_000


def to_str(m: Machine, value: Value) -> str:
    """``str(value)``."""
    if type(value) is str:
        return value
    if type(value) is Ref:
        method = special_method(m, value, "__str__")
        if method is not None:
            from core.scheduler.calls import call_now

            return _checked(call_now(m, method, ()))
        thing = m.get(value)
        if isinstance(thing, Instance) and "args" in thing.attrs:
            return _exception_text(m, thing)
    return to_repr(m, value)


def _checked(text: Any) -> str:
    if not isinstance(text, str):
        raise Unsupported("__str__ or __repr__ that does not give a string")
    return text


def _exception_text(m: Machine, thing: Instance) -> str:
    args = thing.attrs["args"]
    if not args:
        return ""
    if len(args) == 1:
        return to_repr(m, args[0]) if thing.cls is KeyError else to_str(m, args[0])
    return to_repr(m, args)


def to_repr(m: Machine, value: Value, seen: tuple[Ref, ...] = ()) -> str:
    """``repr(value)``; objects without one of their own have no address, since there is none."""
    kind = type(value)
    if kind is tuple:
        inner = [to_repr(m, item, seen) for item in value]
        return f"({inner[0]},)" if len(inner) == 1 else f"({', '.join(inner)})"
    if kind is ViewValue:
        from core.scheduler.containers import view_items

        return f"dict_{value[1]}([{', '.join(to_repr(m, item, seen) for item in view_items(m, value))}])"
    if kind is Bound:
        raise Unsupported("repr of a method")
    if kind is not Ref:
        if isinstance(value, Mark | Native | NativeClass):
            return repr(value)
        return str(host(m, repr, value))
    if value in seen:
        return "..."
    thing = m.get(value)
    m.touch(value, None, False)
    return _object_repr(m, value, thing, (*seen, value))


def _object_repr(m: Machine, ref: Ref, thing: Any, seen: tuple[Ref, ...]) -> str:
    if isinstance(thing, ListObject):
        return f"[{', '.join(to_repr(m, item, seen) for item in thing.items)}]"
    if isinstance(thing, DequeObject):
        inner = ", ".join(to_repr(m, item, seen) for item in thing.items)
        return f"deque([{inner}])" if thing.items.maxlen is None else f"deque([{inner}], maxlen={thing.items.maxlen})"
    if isinstance(thing, DictObject):
        inner = ", ".join(f"{to_repr(m, k, seen)}: {to_repr(m, v, seen)}" for k, v in thing.items.items())
        if thing.default is None:
            return f"{{{inner}}}"
        return f"Counter({{{inner}}})" if thing.default == "Counter" else f"defaultdict({thing.default!r}, {{{inner}}})"
    if isinstance(thing, SetObject):
        if not thing.items:
            return "set()"
        plain = all(type(item) in (int, bool) for item in thing.items)
        return repr(set(thing.items)) if plain else f"{{{', '.join(to_repr(m, item, seen) for item in thing.items)}}}"
    if isinstance(thing, Class):
        return f"<class '__main__.{thing.name}'>"
    if isinstance(thing, Instance):
        return _instance_repr(m, ref, thing)
    if isinstance(thing, Function | Generator):
        raise Unsupported("the address of an object in its repr")
    raise Unsupported(f"repr of {type(thing).__name__}")


def _instance_repr(m: Machine, ref: Ref, thing: Instance) -> str:
    from core.scheduler.calls import call_now, type_name

    method = special_method(m, ref, "__repr__")
    if method is not None:
        return _checked(call_now(m, method, ()))
    if "args" in thing.attrs:
        inner = ", ".join(to_repr(m, arg) for arg in thing.attrs["args"])
        return f"{type_name(m, ref)}({inner})"
    raise Unsupported("the address of an object in its repr")


def to_format(m: Machine, value: Value, spec: str) -> str:
    """``format(value, spec)``."""
    if not spec:
        return to_str(m, value)
    method = special_method(m, value, "__format__")
    if method is not None:
        from core.scheduler.calls import call_now

        return _checked(call_now(m, method, (spec,)))
    if type(value) is Ref or type(value) is tuple:
        return str(host(m, format, to_str(m, value), spec))
    return str(host(m, format, value, spec))
