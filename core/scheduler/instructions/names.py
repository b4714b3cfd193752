"""Variables, constants and the stack."""

from __future__ import annotations

from typing import Any

from core.scheduler.attributes import delete_attribute, get_attribute, set_attribute
from core.scheduler.builtin_functions import BUILTINS
from core.scheduler.calls import new_cell
from core.scheduler.machine import Machine
from core.scheduler.memory import Frame
from core.scheduler.raising import error
from core.scheduler.signals import Unsupported
from core.scheduler.store import GLOBALS
from core.scheduler.values import NULL, PUSHED, UNBOUND, Ref, Value

_MISSING: Any = object()
_SCALARS = (int, str, bool, float, type(None))


def nop(m: Machine, frame: Frame, operand: Any) -> None:
    pass


def unsupported(m: Machine, frame: Frame, operand: Any) -> None:
    raise Unsupported(f"instruction {operand}")


def pop_top(m: Machine, frame: Frame, operand: Any) -> None:
    frame.stack.pop()


def pop_second(m: Machine, frame: Frame, operand: Any) -> None:
    del frame.stack[-2]


def push_null(m: Machine, frame: Frame, operand: Any) -> None:
    frame.stack.append(NULL)


def swap(m: Machine, frame: Frame, operand: int) -> None:
    stack = frame.stack
    stack[-1], stack[-operand] = stack[-operand], stack[-1]


def copy(m: Machine, frame: Frame, operand: int) -> None:
    frame.stack.append(frame.stack[-operand])


def load_const(m: Machine, frame: Frame, operand: Value) -> None:
    frame.stack.append(operand)


def load_fast(m: Machine, frame: Frame, operand: int) -> None:
    value = frame.locals[operand]
    if value is UNBOUND:
        raise _unbound(m, frame, operand)
    frame.stack.append(value)


def _unbound(m: Machine, frame: Frame, place: int) -> Exception:
    name = frame.info.fast_names[place]
    text = f"cannot access local variable '{name}' where it is not associated with a value"
    return error(m, UnboundLocalError, text)


def load_fast_and_clear(m: Machine, frame: Frame, operand: int) -> None:
    frame.stack.append(frame.locals[operand])
    frame.locals[operand] = UNBOUND


def load_fast_load_fast(m: Machine, frame: Frame, operand: int) -> None:
    load_fast(m, frame, operand >> 4)
    load_fast(m, frame, operand & 15)


def store_fast_load_fast(m: Machine, frame: Frame, operand: int) -> None:
    frame.locals[operand >> 4] = frame.stack.pop()
    load_fast(m, frame, operand & 15)


def store_fast_store_fast(m: Machine, frame: Frame, operand: int) -> None:
    frame.locals[operand >> 4] = frame.stack.pop()
    frame.locals[operand & 15] = frame.stack.pop()


def store_fast(m: Machine, frame: Frame, operand: int) -> None:
    frame.locals[operand] = frame.stack.pop()


def delete_fast(m: Machine, frame: Frame, operand: int) -> None:
    if frame.locals[operand] is UNBOUND:
        raise _unbound(m, frame, operand)
    frame.locals[operand] = UNBOUND


def make_cell(m: Machine, frame: Frame, operand: int) -> None:
    frame.locals[operand] = new_cell(m, frame.locals[operand])


def load_closure(m: Machine, frame: Frame, operand: int) -> None:
    frame.stack.append(frame.locals[operand])


def load_deref(m: Machine, frame: Frame, operand: int) -> None:
    cell = frame.locals[operand]
    m.touch(cell, None, False)
    value = m.get(cell).value
    if value is UNBOUND:
        name = frame.info.fast_names[operand]
        if name in frame.info.code.co_cellvars:
            raise _unbound(m, frame, operand)
        raise error(
            m,
            NameError,
            f"cannot access free variable '{name}' where it is not associated with a value in enclosing scope",
        )
    frame.stack.append(value)


def load_class_deref(m: Machine, frame: Frame, operand: int) -> None:
    """In a class body: the name as the body has it so far, else the enclosing function's variable."""
    name = frame.info.fast_names[operand]
    own = m.get(frame.names).names if frame.names is not None else {}
    if name in own:
        frame.stack.append(own[name])
    else:
        load_deref(m, frame, operand)


def load_from_dict_or_deref(m: Machine, frame: Frame, operand: int) -> None:
    frame.stack.pop()
    load_class_deref(m, frame, operand)


def load_locals(m: Machine, frame: Frame, operand: Any) -> None:
    frame.stack.append(frame.names)


def load_from_dict_or_globals(m: Machine, frame: Frame, operand: str) -> None:
    value = _named(m, frame, operand)
    frame.stack[-1] = value


def store_deref(m: Machine, frame: Frame, operand: int) -> None:
    cell = frame.locals[operand]
    m.touch(cell, None, True)
    m.own(cell).value = frame.stack.pop()


def delete_deref(m: Machine, frame: Frame, operand: int) -> None:
    cell = frame.locals[operand]
    m.touch(cell, None, True)
    m.own(cell).value = UNBOUND


def global_value(m: Machine, name: str) -> Value:
    """What a global name means now; touches it."""
    m.touch(GLOBALS, name, False)
    value = m.get(GLOBALS).names.get(name, _MISSING)
    if value is _MISSING:
        value = BUILTINS.get(name, _MISSING)
        if value is _MISSING:
            import builtins

            if hasattr(builtins, name):
                raise Unsupported(f"{name}()")
            raise error(m, NameError, f"name '{name}' is not defined")
    return value


def load_global(m: Machine, frame: Frame, operand: tuple[str, bool]) -> None:
    """3.11 and 3.12: NULL goes below the callable."""
    name, with_null = operand
    value = global_value(m, name)
    if with_null:
        frame.stack.append(NULL)
    frame.stack.append(value)


def load_global_null_above(m: Machine, frame: Frame, operand: tuple[str, bool]) -> None:
    """From 3.13 on: NULL goes above the callable."""
    name, with_null = operand
    frame.stack.append(global_value(m, name))
    if with_null:
        frame.stack.append(NULL)


def store_global(m: Machine, frame: Frame, operand: str) -> None:
    m.touch(GLOBALS, operand, True)
    value = frame.stack.pop()
    own: Any = m.fresh.get(GLOBALS) if type(value) in _SCALARS else None  # scalars share nothing: no need to settle
    (own or m.own(GLOBALS)).names[operand] = value


def delete_global(m: Machine, frame: Frame, operand: str) -> None:
    m.touch(GLOBALS, operand, True)
    if operand not in m.get(GLOBALS).names:
        raise error(m, NameError, f"name '{operand}' is not defined")
    del m.own(GLOBALS).names[operand]


def _named(m: Machine, frame: Frame, name: str) -> Value:
    if frame.names is not None and frame.names is not GLOBALS:
        own = m.get(frame.names).names
        if name in own:
            return own[name]
    return global_value(m, name)


def load_name(m: Machine, frame: Frame, operand: str) -> None:
    frame.stack.append(_named(m, frame, operand))


def store_name(m: Machine, frame: Frame, operand: str) -> None:
    if frame.names is GLOBALS:
        store_global(m, frame, operand)
    else:
        assert frame.names is not None
        m.own(frame.names).names[operand] = frame.stack.pop()


def delete_name(m: Machine, frame: Frame, operand: str) -> None:
    if frame.names is GLOBALS:
        delete_global(m, frame, operand)
    else:
        assert frame.names is not None
        if operand not in m.get(frame.names).names:
            raise error(m, NameError, f"name '{operand}' is not defined")
        del m.own(frame.names).names[operand]


def load_attr(m: Machine, frame: Frame, operand: str) -> None:
    stack = frame.stack
    found = get_attribute(m, stack[-1], operand)
    stack.pop()
    if found is not PUSHED:
        stack.append(found)


def load_method(m: Machine, frame: Frame, operand: str) -> None:
    """3.11 and 3.12: NULL below, then the (bound) method."""
    stack = frame.stack
    found = get_attribute(m, stack[-1], operand)
    stack[-1] = NULL
    if found is not PUSHED:
        stack.append(found)


def load_method_null_above(m: Machine, frame: Frame, operand: str) -> None:
    """From 3.13 on: the (bound) method, then NULL."""
    stack = frame.stack
    found = get_attribute(m, stack[-1], operand)
    if found is PUSHED:
        raise Unsupported("calling what a property gives")
    stack[-1] = found
    stack.append(NULL)


def store_attr(m: Machine, frame: Frame, operand: str) -> None:
    stack = frame.stack
    set_attribute(m, stack[-1], operand, stack[-2])
    del stack[-2:]


def delete_attr(m: Machine, frame: Frame, operand: str) -> None:
    delete_attribute(m, frame.stack[-1], operand)
    frame.stack.pop()


def setup_annotations(m: Machine, frame: Frame, operand: Any) -> None:
    from core.scheduler.objects import DictObject

    assert frame.names is not None
    if "__annotations__" not in m.get(frame.names).names:
        m.own(frame.names).names["__annotations__"] = m.new(DictObject({}))


def import_name(m: Machine, frame: Frame, operand: str) -> None:
    from core.scheduler.modules import module

    stack = frame.stack
    if stack[-2]:
        raise Unsupported("relative import")
    found = module(operand)
    if stack[-1] is None:  # without names to take from it, the outermost package is what is bound
        found = module(operand.split(".")[0])
    del stack[-2:]
    stack.append(found)


def import_from(m: Machine, frame: Frame, operand: str) -> None:
    frame.stack.append(get_attribute(m, frame.stack[-1], operand))


def import_star(m: Machine, frame: Frame, operand: Any) -> None:
    names = m.own(GLOBALS).names
    names.update({n: v for n, v in frame.stack.pop().attributes.items() if not n.startswith("_")})


def is_ref(value: Value) -> bool:
    return type(value) is Ref


def load_super_attr(m: Machine, frame: Frame, name: str, null: str) -> None:
    """From 3.12 on ``super().name`` is one instruction; `null` says on which side NULL goes ("": none)."""
    from core.scheduler.builtin_functions import make_super

    stack = frame.stack
    found = get_attribute(m, make_super(m, stack[-2], stack[-1]), name)
    if found is PUSHED:
        raise Unsupported("a property behind super()")
    del stack[-3:]
    stack.extend({"below": (NULL, found), "above": (found, NULL)}.get(null, (found,)))
