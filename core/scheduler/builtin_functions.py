"""The built-in functions that the machine knows."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any

from core.scheduler.attributes import find_attribute, has_attribute, set_attribute, type_of
from core.scheduler.calls import call, call_now
from core.scheduler.container_methods import sort_items
from core.scheduler.containers import length, new_list
from core.scheduler.generators import resume
from core.scheduler.iteration import get_iterator, held, items_of, next_of
from core.scheduler.machine import Machine
from core.scheduler.methods import to_host
from core.scheduler.objects import Class, Function, Generator, Instance
from core.scheduler.prelude import (
    ALL_ITEMS,
    ANY_ITEM,
    CALL_ITER,
    ENUMERATE,
    FILTER_ONE,
    MAP_ONE,
    MAP_TWO,
    NEXT_OR,
    REVERSED,
    ZIP,
)
from core.scheduler.raising import error, host, is_exception_class, matches
from core.scheduler.signals import Unsupported
from core.scheduler.store import PROCESS
from core.scheduler.text import TEXT_LIMIT, to_format, to_repr, to_str
from core.scheduler.truth import compare, truth
from core.scheduler.values import Bound, Native, NativeClass, Partial, Ref, SuperValue, Value

Args = tuple[Value, ...]
Keywords = dict[str, Value]


def write_out(m: Machine, text: str) -> None:
    """Text on standard output; one piece is one access."""
    m.touch(PROCESS, "#output", True)
    process = m.own(PROCESS)
    process.attrs["#output"] += text
    if len(process.attrs["#output"]) > TEXT_LIMIT:
        raise Unsupported(f"more than {TEXT_LIMIT} characters of output")


def _print(m: Machine, args: Args, kwargs: Keywords) -> Value:
    if kwargs.get("file") is not None:
        raise Unsupported("print to a file")
    separator, end = kwargs.get("sep"), kwargs.get("end")
    text = (" " if separator is None else separator).join(to_str(m, arg) for arg in args)
    write_out(m, text + ("\n" if end is None else end))
    return None


def _len(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return length(m, args[0])


def _sum(m: Machine, args: Args, kwargs: Keywords) -> Value:
    from core.scheduler.instructions.data import binary, binary_operand

    total = kwargs.get("start", args[1] if len(args) > 1 else 0)
    for item in items_of(m, args[0]):
        total = binary(m, total, item, binary_operand("+"))
    return total


def _extreme(symbol: str) -> Callable[..., Value]:
    def run(m: Machine, args: Args, kwargs: Keywords) -> Value:
        items = items_of(m, args[0]) if len(args) == 1 else list(args)
        if not items:
            if "default" in kwargs:
                return kwargs["default"]
            raise error(m, ValueError, f"{'min' if symbol == '<' else 'max'}() iterable argument is empty")
        key = kwargs.get("key")
        keyed = [call_now(m, key, (item,)) if key is not None else item for item in items]
        best = 0
        for i in range(1, len(items)):
            if truth(m, compare(m, symbol, keyed[i], keyed[best])):
                best = i
        return items[best]

    return run


def _sorted(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return new_list(m, sort_items(m, items_of(m, args[0]), kwargs.get("key"), kwargs.get("reverse", False)))


def is_instance(m: Machine, value: Value, wanted: Value) -> bool:
    """``isinstance(value, wanted)``."""
    if type(wanted) is tuple:
        return any(is_instance(m, value, one) for one in wanted)
    return is_subclass(m, type_of(m, value), wanted)


def is_subclass(m: Machine, cls: Value, wanted: Value) -> bool:
    if cls is wanted or wanted is object:
        return True
    if type(cls) is NativeClass:
        base = cls.base
        return base is not None and is_subclass(m, base, wanted)
    return matches(m, cls, wanted)


def _isinstance(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return is_instance(m, args[0], args[1])


def _issubclass(m: Machine, args: Args, kwargs: Keywords) -> Value:
    wanted = args[1] if type(args[1]) is tuple else (args[1],)
    return any(is_subclass(m, args[0], one) for one in wanted)


def _callable(m: Machine, args: Args, kwargs: Keywords) -> Value:
    value = args[0]
    if type(value) is Ref:
        thing = m.get(value)
        return isinstance(thing, Function | Class) or has_attribute(m, value, "__call__")[0]
    return isinstance(value, type | Native | NativeClass | Bound | Partial)


def _getattr(m: Machine, args: Args, kwargs: Keywords) -> Value:
    there, value = has_attribute(m, args[0], args[1])
    if there:
        return value
    if len(args) > 2:
        return args[2]
    from core.scheduler.attributes import get_attribute

    return get_attribute(m, args[0], args[1])


def _hasattr(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return has_attribute(m, args[0], args[1])[0]


def _setattr(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return set_attribute(m, args[0], args[1], args[2])


def _iter(m: Machine, args: Args, kwargs: Keywords) -> Value:
    if len(args) == 2:
        return call(m, CALL_ITER, args, {})
    return held(m, get_iterator(m, args[0]))


def _next(m: Machine, args: Args, kwargs: Keywords) -> Value:
    if type(args[0]) is Ref and isinstance(m.get(args[0]), Generator):
        return resume(m, args[0], None, ("next",)) if len(args) == 1 else call(m, NEXT_OR, args, {})
    if type(args[0]) is Ref and isinstance(m.get(args[0]), Instance) and len(args) == 1:
        return call(m, find_attribute(m, args[0], "__next__"), (), {})
    found = next_of(m, args[0])
    if found is not None:
        return found[1]
    if len(args) > 1:
        return args[1]
    raise error(m, StopIteration)


def _pow(m: Machine, args: Args, kwargs: Keywords) -> Value:
    from core.scheduler.instructions.data import binary, binary_operand

    if kwargs or len(args) != 2:
        return host(m, pow, *args, **kwargs)
    return binary(m, *args, binary_operand("**"))


def _map(m: Machine, args: Args, kwargs: Keywords) -> Value:
    if len(args) > 3:
        raise Unsupported("map() with more than two iterables")
    return call(m, MAP_ONE if len(args) == 2 else MAP_TWO, args, {})


def make_super(m: Machine, cls: Value, instance: Value) -> SuperValue:
    return SuperValue((cls, instance))


def _format(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return to_format(m, args[0], args[1] if len(args) > 1 else "")


def _hash(m: Machine, args: Args, kwargs: Keywords) -> Value:
    if type(args[0]) in (int, bool, float):
        return hash(args[0])
    raise Unsupported("hash(), which differs from run to run")


def _hosted(name: str) -> Native:
    """A built-in that needs no more than host values."""
    fn = getattr(builtins, name)

    def run(m: Machine, args: Args, kwargs: Keywords) -> Value:
        from core.scheduler.methods import from_host

        return from_host(m, host(m, fn, *(to_host(m, arg) for arg in args), **kwargs))

    return Native(name, run)


def _refused(name: str, why: str) -> Native:
    def run(m: Machine, args: Args, kwargs: Keywords) -> Value:
        raise Unsupported(why)

    return Native(name, run)


def _prelude(fn: Native) -> Callable[..., Value]:
    return lambda m, args, kwargs: call(m, fn, args, kwargs)


_OWN: dict[str, Callable[..., Value]] = {
    "print": _print,
    "len": _len,
    "sum": _sum,
    "min": _extreme("<"),
    "max": _extreme(">"),
    "sorted": _sorted,
    "any": _prelude(ANY_ITEM),
    "all": _prelude(ALL_ITEMS),
    "isinstance": _isinstance,
    "issubclass": _issubclass,
    "callable": _callable,
    "getattr": _getattr,
    "hasattr": _hasattr,
    "setattr": _setattr,
    "iter": _iter,
    "next": _next,
    "map": _map,
    "filter": _prelude(FILTER_ONE),
    "enumerate": _prelude(ENUMERATE),
    "zip": _prelude(ZIP),
    "reversed": _prelude(REVERSED),
    "repr": lambda m, args, kwargs: to_repr(m, args[0]),
    "format": _format,
    "hash": _hash,
    "pow": _pow,
}
_HOST_TYPES = (int, float, bool, str, bytes, complex, tuple, frozenset, range, slice)
_HOST_CONTAINERS = (list, dict, set, object, type, property, staticmethod, classmethod, super)

_COLLECTING = frozenset(("sum", "min", "max", "sorted"))

BUILTINS: dict[str, Value] = {
    **{name: Native(name, run, name in _COLLECTING) for name, run in _OWN.items()},
    **{name: _hosted(name) for name in ("abs", "round", "divmod", "chr", "ord", "bin", "hex", "oct", "ascii")},
    **{kind.__name__: kind for kind in (*_HOST_TYPES, *_HOST_CONTAINERS)},
    **{
        name: kind
        for name, kind in vars(builtins).items()
        if isinstance(kind, type) and issubclass(kind, BaseException) and "Group" not in name
    },
    "NotImplemented": NotImplemented,
    "Ellipsis": Ellipsis,
    "__debug__": True,
    "input": _refused("input", "input()"),
    "open": _refused("open", "open()"),
    "id": _refused("id", "id(), which differs from run to run"),
}


def builtin(name: str) -> Any:
    return BUILTINS[name]


__all__ = ["BUILTINS", "is_exception_class", "is_instance", "make_super", "write_out"]
