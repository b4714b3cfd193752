"""``class`` statements."""

from __future__ import annotations

from core.scheduler.machine import Machine
from core.scheduler.memory import Frame
from core.scheduler.objects import Class, Namespace
from core.scheduler.raising import error
from core.scheduler.signals import Unsupported
from core.scheduler.values import PUSHED, UNBOUND, Native, NativeClass, Ref, Value


def _build_class(m: Machine, args: tuple[Value, ...], kwargs: dict[str, Value]) -> Value:
    """``__build_class__(body, name, *bases)``: runs the body; `class_made` follows when it returns."""
    if kwargs:
        raise Unsupported("a metaclass or class keyword")
    body = m.get(args[0])
    names = m.new(Namespace({}))
    locals_: list[Value] = [UNBOUND] * len(body.code.fast_names)
    if body.closure:
        locals_[-len(body.closure) :] = body.closure
    m.push(Frame(body.code, 0, locals_, [], names, ("class", args[1], args[2:], names)))
    return PUSHED


BUILD_CLASS = Native("__build_class__", _build_class)
_UNKNOWN_HOOKS = ("__slots__", "__new__", "__getattribute__", "__set_name__", "__init_subclass__")


def class_made(m: Machine, cell: Value, then: tuple[Value, ...]) -> Ref:
    """The body has run: make the class, and let its ``super()`` find it."""
    _, name, bases, names = then
    attrs = {key: value for key, value in m.get(names).names.items() if key != "__classcell__"}
    for hook in _UNKNOWN_HOOKS:
        if hook in attrs and hook != "__slots__":
            raise Unsupported(hook)
    made = m.new(Class(name, bases, _mro(m, bases), attrs))
    if type(cell) is Ref:
        m.own(cell).value = made
    return made


def _linear(m: Machine, base: Value) -> list[Value]:
    if type(base) is Ref:
        return [base, *m.get(base).mro]
    if type(base) is NativeClass:
        return [base, *([base.base] if base.base else []), object]
    if isinstance(base, type) and (issubclass(base, BaseException) or base is object):
        return list(base.__mro__)
    raise Unsupported(f"a class based on {base!r}")


def _mro(m: Machine, bases: tuple[Value, ...]) -> tuple[Value, ...]:
    """What comes behind the class itself (the C3 order)."""
    lines = [_linear(m, base) for base in bases] + [list(bases)]
    order: list[Value] = []
    while lines := [line for line in lines if line]:
        head = next((line[0] for line in lines if not any(line[0] in other[1:] for other in lines)), None)
        if head is None:
            raise error(m, TypeError, "Cannot create a consistent method resolution order (MRO)")
        order.append(head)
        lines = [line[1:] if line[0] is head else line for line in lines]
    return tuple(order) or (object,)


__all__ = ["BUILD_CLASS", "class_made"]
