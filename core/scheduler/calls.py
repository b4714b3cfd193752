"""Calling things: functions of the program push a frame, natives answer at once, classes make instances."""

from __future__ import annotations

from typing import Any

from core.scheduler.machine import DEPTH_LIMIT, Machine
from core.scheduler.memory import Frame
from core.scheduler.objects import Cell, Class, DictObject, Function, Generator, Instance
from core.scheduler.raising import error
from core.scheduler.signals import Unsupported
from core.scheduler.store import GLOBALS
from core.scheduler.values import PUSHED, UNBOUND, Bound, Native, NativeClass, Partial, Ref, Value

Keywords = dict[str, Value]


def call(
    m: Machine, fn: Value, args: tuple[Value, ...], kwargs: Keywords, then: tuple[Any, ...] | None = None
) -> Value:
    """The result, or PUSHED when a frame has been pushed; what it returns is then dealt with as `then` says.

    `then`: None pushes the result on the caller's stack, ("discard",) drops it, ("init", ref) pushes the ref instead.
    """
    kind = type(fn)
    if kind is Bound:
        return call(m, fn[0], (fn[1], *args), kwargs, then)
    if kind is Native:
        if args and fn.collects and _is_generator(m, args[0]):
            return _with_list(m, fn, args, kwargs)
        return fn.call(m, args, kwargs)
    if kind is Ref:
        return _call_object(m, fn, args, kwargs, then)
    if kind is Partial:
        return call(m, fn[0], (*fn[1], *args), {**dict(fn[2]), **kwargs}, then)
    if kind is NativeClass:
        return _make_native(m, fn, fn, args, kwargs)
    if isinstance(fn, type):
        from core.scheduler.builtin_types import construct

        if args and fn in _COLLECTING_TYPES and _is_generator(m, args[0]):
            return _with_list(m, fn, args, kwargs)
        return construct(m, fn, args, kwargs)
    raise error(m, TypeError, f"'{type_name(m, fn)}' object is not callable")


_COLLECTING_TYPES = (list, tuple, set, frozenset, dict)


def _is_generator(m: Machine, value: Value) -> bool:
    return type(value) is Ref and isinstance(m.get(value), Generator)


def _with_list(m: Machine, fn: Value, args: tuple[Value, ...], kwargs: Keywords) -> Value:
    """Collect a generator's items by instructions of their own, so that others may come between."""
    from core.scheduler.prelude import WITH_LIST

    return call(m, WITH_LIST, (fn, args[0], args[1:], m.new(DictObject(kwargs))), {})


def call_now(m: Machine, fn: Value, args: tuple[Value, ...], kwargs: Keywords | None = None) -> Value:
    """Call and wait for the result within the present instruction."""
    result = call(m, fn, args, kwargs or {}, ("now",))
    if result is not PUSHED:
        return result
    if m.frame.on_return != ("now",):
        raise Unsupported("an object made within a built-in")
    return m.nested()[1]


def _call_object(m: Machine, fn: Ref, args: tuple[Value, ...], kwargs: Keywords, then: Any) -> Value:
    thing = m.get(fn)
    if type(thing) is Function:
        return push_function(m, thing, args, kwargs, then)
    if type(thing) is Class:
        return instantiate(m, fn, thing, args, kwargs, then)
    if type(thing) is Instance:
        from core.scheduler.attributes import class_attribute

        method = class_attribute(m, thing.cls, "__call__")
        if method is not None:
            return call(m, method, (fn, *args), kwargs, then)
    raise error(m, TypeError, f"'{type_name(m, fn)}' object is not callable")


def push_function(m: Machine, fn: Function, args: tuple[Value, ...], kwargs: Keywords, then: Any) -> Value:
    """Push the frame of a function of the program; a generator function gives its generator at once."""
    if m.depth > DEPTH_LIMIT:
        raise error(m, RecursionError, "maximum recursion depth exceeded")
    info = fn.code
    locals_: list[Value] = [UNBOUND] * len(info.fast_names)
    bind(m, fn, args, kwargs, locals_)
    if fn.closure:
        locals_[-len(fn.closure) :] = list(fn.closure)
    if info.code.co_flags & 0x280:
        raise Unsupported("async functions")
    m.push(Frame(info, 0, locals_, [], GLOBALS, then))
    return PUSHED


def bind(m: Machine, fn: Function, args: tuple[Value, ...], kwargs: Keywords, locals_: list[Value]) -> None:
    """Put arguments where the code expects them; the errors are CPython's."""
    code = fn.code.code
    count, only = code.co_argcount, code.co_kwonlyargcount
    names = code.co_varnames
    plain = not kwargs and not only and not code.co_flags & 12
    if plain and len(args) == count:
        locals_[:count] = args
        return
    rest = count + only
    locals_[: min(len(args), count)] = args[:count]
    if code.co_flags & 4:
        locals_[rest] = args[count:]
        rest += 1
    elif len(args) > count:
        raise error(m, TypeError, _too_many(fn.qualname, count, len(fn.defaults), len(args)))
    extra: dict[Value, Value] = {}
    for name, value in kwargs.items():
        if name in names[: count + only] and names.index(name) >= code.co_posonlyargcount:
            place = names.index(name)
            if locals_[place] is not UNBOUND:
                raise error(m, TypeError, f"{fn.qualname}() got multiple values for argument '{name}'")
            locals_[place] = value
        elif code.co_flags & 8:
            extra[name] = value
        else:
            raise error(m, TypeError, f"{fn.qualname}() got an unexpected keyword argument '{name}'")
    if code.co_flags & 8:
        locals_[rest] = m.new(DictObject(extra))
    _fill_defaults(m, fn, locals_, count, only)


def _fill_defaults(m: Machine, fn: Function, locals_: list[Value], count: int, only: int) -> None:
    names = fn.code.code.co_varnames
    first = count - len(fn.defaults)
    for place in range(max(first, 0), count):
        if locals_[place] is UNBOUND:
            locals_[place] = fn.defaults[place - first]
    given = dict(fn.kwdefaults)
    for place in range(count, count + only):
        if locals_[place] is UNBOUND and names[place] in given:
            locals_[place] = given[names[place]]
    for start, stop, kind in ((0, count, "positional"), (count, count + only, "keyword-only")):
        missing = [names[place] for place in range(start, stop) if locals_[place] is UNBOUND]
        if missing:
            raise error(m, TypeError, f"{fn.qualname}() missing {_listed(missing, kind)}")


def _listed(missing: list[str], kind: str) -> str:
    quoted = [f"'{name}'" for name in missing]
    if len(quoted) == 1:
        return f"1 required {kind} argument: {quoted[0]}"
    if len(quoted) == 2:
        return f"2 required {kind} arguments: {quoted[0]} and {quoted[1]}"
    return f"{len(quoted)} required {kind} arguments: {', '.join(quoted[:-1])}, and {quoted[-1]}"


def _too_many(name: str, count: int, defaults: int, given: int) -> str:
    takes = f"from {count - defaults} to {count}" if defaults else str(count)
    plural = "" if count == 1 and not defaults else "s"
    return f"{name}() takes {takes} positional argument{plural} but {given} {'was' if given == 1 else 'were'} given"


def instantiate(
    m: Machine, ref: Ref, cls: Class, args: tuple[Value, ...], kwargs: Keywords, then: tuple[Any, ...] | None = None
) -> Value:
    """Make an instance of a class of the program and start its ``__init__``."""
    from core.scheduler.attributes import class_attribute

    base = next((c for c in cls.mro if type(c) is not Ref and c is not object), None)
    maker = class_attribute(m, ref, "__new__")
    if maker is not None and type(maker) is not Native:
        raise Unsupported("__new__")
    attrs: dict[str, Value] = {}
    if isinstance(base, type):
        if not issubclass(base, BaseException):
            raise Unsupported(f"a class based on {base.__name__}")
        attrs["args"] = args
    made = m.new(Instance(ref, attrs))
    initialise = class_attribute(m, ref, "__init__")
    if initialise is None:
        if (args or kwargs) and base is None:
            raise error(m, TypeError, f"{cls.name}() takes no arguments")
        return made
    if then == ("now",):
        call_now(m, initialise, (made, *args), kwargs)
        return made
    result = call(m, initialise, (made, *args), kwargs, ("init", made))
    return result if result is PUSHED else made


def _make_native(m: Machine, cls: NativeClass, actual: Value, args: tuple[Value, ...], kwargs: Keywords) -> Value:
    made = m.new(Instance(actual, {}))
    result = cls.initialise(m, made, args, kwargs)
    return made if result is None else result


def make_generator(m: Machine) -> None:
    """RETURN_GENERATOR: the running frame becomes a suspended generator, which its caller gets."""
    frame = m.pop()
    suspended = m.store.frame(frame.info, frame.pc, frame.locals, frame.stack, frame.names, None)
    hand_over(m, m.new(Generator(suspended, "new")), frame.on_return)


def hand_over(m: Machine, value: Value, then: tuple[Any, ...] | None) -> None:
    """Give what a frame returned to whoever is waiting for it."""
    from core.scheduler.generators import generator_returned
    from core.scheduler.signals import Nested

    if then is None:
        m.frame.stack.append(value)
    elif then[0] == "init":
        m.frame.stack.append(then[1])
    elif then[0] == "generator":
        generator_returned(m, value, then)
    elif then[0] == "class":
        from core.scheduler.classes import class_made

        m.frame.stack.append(class_made(m, value, then))
    elif then[0] == "now":
        raise Nested("return", value)


def new_cell(m: Machine, value: Value) -> Ref:
    """A variable shared between a function and the ones within it."""
    return m.new(Cell(value))


def type_name(m: Machine, value: Value) -> str:
    """What ``type(value).__name__`` is."""
    from core.scheduler.attributes import type_of

    cls = type_of(m, value)
    if type(cls) is Ref:
        return str(m.get(cls).name)
    return str(cls.name if type(cls) is NativeClass else cls.__name__)
