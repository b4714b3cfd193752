"""Calling host types: ``int(...)``, ``list(...)``, ``ValueError(...)``."""

from __future__ import annotations

from typing import Any

from core.scheduler.containers import new_dict, new_list, new_set
from core.scheduler.iteration import items_of
from core.scheduler.machine import Machine
from core.scheduler.objects import Class, DictObject, Instance
from core.scheduler.raising import error, host, new_exception
from core.scheduler.signals import Unsupported
from core.scheduler.text import to_str
from core.scheduler.truth import check_key, truth
from core.scheduler.values import Native, Ref, Value, Wrapped

Args = tuple[Value, ...]
Keywords = dict[str, Value]


def construct(m: Machine, kind: type, args: Args, kwargs: Keywords) -> Value:
    """What calling a host type gives."""
    if issubclass(kind, BaseException):
        return new_exception(m, kind, args)
    maker = _MAKERS.get(kind)
    if maker is None:
        raise Unsupported(f"{kind.__name__}()")
    return maker(m, args, kwargs)


def _tuple(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return tuple(items_of(m, args[0])) if args else ()


def _frozenset(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return frozenset(check_key(m, item) for item in items_of(m, args[0])) if args else frozenset()


def _list(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return new_list(m, items_of(m, args[0]) if args else [])


def _set(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return new_set(m, [check_key(m, item) for item in items_of(m, args[0])] if args else [])


def _dict(m: Machine, args: Args, kwargs: Keywords) -> Value:
    items: dict[Value, Value] = {}
    if args and type(args[0]) is Ref and isinstance(m.get(args[0]), DictObject):
        m.touch(args[0], None, False)
        items = dict(m.get(args[0]).items)
    elif args:
        items = {check_key(m, pair[0]): pair[1] for pair in (items_of(m, item) for item in items_of(m, args[0]))}
    return new_dict(m, {**items, **kwargs})


def _str(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return to_str(m, args[0]) if args else ""


def _bool(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return truth(m, args[0]) if args else False


def _plain(kind: type) -> Any:
    def make(m: Machine, args: Args, kwargs: Keywords) -> Value:
        if any(type(arg) is Ref for arg in args):
            raise Unsupported(f"{kind.__name__}() of an object")
        return host(m, kind, *args, **kwargs)

    return make


def _object(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return m.new(Instance(object, {}))


def _type(m: Machine, args: Args, kwargs: Keywords) -> Value:
    from core.scheduler.attributes import type_of

    if len(args) != 1:
        raise Unsupported("type() with three arguments")
    return type_of(m, args[0])


def _property(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return Wrapped(("property", args[0], args[1] if len(args) > 1 else None))


def _wrapper(word: str) -> Any:
    return lambda m, args, kwargs: Wrapped((word, args[0], None))


def _super(m: Machine, args: Args, kwargs: Keywords) -> Value:
    from core.scheduler.builtin_functions import make_super

    if args:
        return make_super(m, *args)
    frame = m.frame
    names = frame.info.fast_names
    if "__class__" not in names:
        raise error(m, RuntimeError, "super(): __class__ cell not found")
    first = frame.locals[0]
    if type(first) is Ref and frame.info.code.co_varnames[0] in frame.info.code.co_cellvars:
        first = m.get(first).value
    return make_super(m, m.get(frame.locals[names.index("__class__")]).value, first)


_MAKERS: dict[type, Any] = {
    tuple: _tuple,
    frozenset: _frozenset,
    list: _list,
    set: _set,
    dict: _dict,
    str: _str,
    bool: _bool,
    object: _object,
    type: _type,
    property: _property,
    staticmethod: _wrapper("staticmethod"),
    classmethod: _wrapper("classmethod"),
    super: _super,
    **{kind: _plain(kind) for kind in (int, float, complex, bytes, range, slice)},
}


def _exception_init(m: Machine, args: Args, kwargs: Keywords) -> Value:
    m.touch(args[0], "args", True)
    m.own(args[0]).attrs["args"] = args[1:]
    return None


def _exception_str(m: Machine, args: Args, kwargs: Keywords) -> Value:
    from core.scheduler.text import _exception_text

    return _exception_text(m, m.get(args[0]))


def _with_traceback(m: Machine, args: Args, kwargs: Keywords) -> Value:
    return args[0]


EXCEPTION_METHODS = {
    "__init__": Native("BaseException.__init__", _exception_init),
    "with_traceback": Native("BaseException.with_traceback", _with_traceback),
}


def exception_attribute(m: Machine, thing: Instance, name: str) -> tuple[Value] | None:
    """What a built-in exception knows by itself."""
    if name in ("__cause__", "__context__", "__traceback__"):
        return (None,)
    args = thing.attrs.get("args", ())
    if name == "value" and thing.cls is StopIteration:
        return (args[0] if args else None,)
    if name == "code" and thing.cls is SystemExit:
        return (args[0] if args else None,)
    return None


__all__ = ["EXCEPTION_METHODS", "Class", "construct", "exception_attribute"]
