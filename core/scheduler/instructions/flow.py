"""Jumps, calls, loops, exceptions and generators."""

from __future__ import annotations

from typing import Any

from core.scheduler.attributes import get_attribute, special_method
from core.scheduler.calls import call, make_generator
from core.scheduler.ending import returned
from core.scheduler.generators import resume, yielded
from core.scheduler.iteration import advance, get_iterator
from core.scheduler.machine import Machine
from core.scheduler.memory import Frame
from core.scheduler.objects import Generator
from core.scheduler.raising import error, is_exception_class, matches, new_exception, raise_value
from core.scheduler.signals import Raised, Unsupported
from core.scheduler.truth import truth
from core.scheduler.values import NULL, PUSHED, Ref, Value


def resume_instruction(m: Machine, frame: Frame, operand: Any) -> None:
    """RESUME at a function's entry looks whether another thread wants to run."""
    if not frame.info.own:
        m.may_switch()


def jump(m: Machine, frame: Frame, operand: int) -> None:
    frame.pc = operand


def jump_backward(m: Machine, frame: Frame, operand: int) -> None:
    frame.pc = operand
    m.jumped_back()


def pop_jump_if_true(m: Machine, frame: Frame, operand: int) -> None:
    value = frame.stack[-1]
    yes = value if value is True or value is False else truth(m, value)
    frame.stack.pop()
    if yes:
        frame.pc = operand


def pop_jump_if_false(m: Machine, frame: Frame, operand: int) -> None:
    value = frame.stack[-1]
    yes = value if value is True or value is False else truth(m, value)
    frame.stack.pop()
    if not yes:
        frame.pc = operand


def back_if_true(m: Machine, frame: Frame, operand: int) -> None:
    before = frame.pc
    pop_jump_if_true(m, frame, operand)
    if frame.pc != before:
        m.jumped_back()


def back_if_false(m: Machine, frame: Frame, operand: int) -> None:
    before = frame.pc
    pop_jump_if_false(m, frame, operand)
    if frame.pc != before:
        m.jumped_back()


def pop_jump_if_none(m: Machine, frame: Frame, operand: int) -> None:
    if frame.stack.pop() is None:
        frame.pc = operand


def pop_jump_if_not_none(m: Machine, frame: Frame, operand: int) -> None:
    if frame.stack.pop() is not None:
        frame.pc = operand


def jump_if_true_or_pop(m: Machine, frame: Frame, operand: int) -> None:
    if truth(m, frame.stack[-1]):
        frame.pc = operand
    else:
        frame.stack.pop()


def jump_if_false_or_pop(m: Machine, frame: Frame, operand: int) -> None:
    if truth(m, frame.stack[-1]):
        frame.stack.pop()
    else:
        frame.pc = operand


def to_bool(m: Machine, frame: Frame, operand: Any) -> None:
    frame.stack[-1] = truth(m, frame.stack[-1])


def get_iter(m: Machine, frame: Frame, operand: Any) -> None:
    iterator = get_iterator(m, frame.stack[-1])
    frame.stack.pop()
    if iterator is not PUSHED:
        frame.stack.append(iterator)


def for_iter(m: Machine, frame: Frame, operand: tuple[int, int]) -> None:
    """`operand` is where the loop goes on when it is over, END_FOR and the like already skipped."""
    stack = frame.stack
    iterator = stack[-1]
    if type(iterator) is Ref:
        if isinstance(m.get(iterator), Generator):
            resume(m, iterator, None, ("for", operand))
            return
        method = special_method(m, iterator, "__next__")
        if method is not None:
            _next_of_instance(m, frame, method, operand)
            return
    found = advance(m, iterator)
    if found is None:
        stack.pop()
        frame.pc = operand  # type: ignore[assignment]
    else:
        stack[-1] = found[0]
        stack.append(found[1])


def _next_of_instance(m: Machine, frame: Frame, method: Value, end: Any) -> None:
    from core.scheduler.calls import call_now

    try:
        item = call_now(m, method, ())
    except Raised as raised:
        if not matches(m, m.get(raised.value).cls, StopIteration):
            raise
        frame.stack.pop()
        frame.pc = end
    else:
        frame.stack.append(item)


def _finish_call(m: Machine, frame: Frame, drop: int, result: Value) -> None:
    del frame.stack[-drop:]
    if result is not PUSHED:
        frame.stack.append(result)
        m.may_switch()


def call_instruction(m: Machine, frame: Frame, operand: tuple[int, tuple[str, ...]]) -> None:
    """3.11 and 3.12: [NULL, callable, args...] or [method, self, args...]."""
    count, names = operand
    stack = frame.stack
    args = tuple(stack[len(stack) - count :])
    fn, first = stack[-count - 2], stack[-count - 1]
    if fn is NULL:
        fn = first
    else:
        args = (first, *args)
    _call(m, frame, fn, args, names, count + 2)


def call_null_above(m: Machine, frame: Frame, operand: tuple[int, tuple[str, ...]]) -> None:
    """From 3.13 on: [callable, NULL or self, args...]."""
    count = operand[0]
    stack = frame.stack
    args = tuple(stack[len(stack) - count :])
    first = stack[-count - 1]
    if first is not NULL:
        args = (first, *args)
    _call(m, frame, stack[-count - 2], args, (), count + 2)


def call_kw(m: Machine, frame: Frame, operand: int) -> None:
    """3.13: the names of the keyword arguments lie on the stack."""
    stack = frame.stack
    names = stack[-1]
    args = tuple(stack[-1 - operand : -1])
    first = stack[-operand - 2]
    if first is not NULL:
        args = (first, *args)
    _call(m, frame, stack[-operand - 3], args, names, operand + 3)


def _call(m: Machine, frame: Frame, fn: Value, args: tuple[Value, ...], names: tuple[str, ...], drop: int) -> None:
    if names:
        split = len(args) - len(names)
        result = call(m, fn, args[:split], dict(zip(names, args[split:], strict=True)))
    else:
        result = call(m, fn, args, {})
    _finish_call(m, frame, drop, result)


def call_function_ex(m: Machine, frame: Frame, operand: tuple[int, bool]) -> None:
    """`operand`: (whether there are keywords, whether NULL is above the callable)."""
    has_keywords, above = operand
    stack = frame.stack
    kwargs = dict(m.get(stack[-1]).items) if has_keywords else {}
    at = -2 if has_keywords else -1
    given = stack[at]
    if type(given) is not tuple:
        from core.scheduler.iteration import items_of

        given = tuple(items_of(m, given))
    fn = stack[at - 2] if above else stack[at - 1]
    _finish_call(m, frame, 3 - at - 1, call(m, fn, given, kwargs))


def return_value(m: Machine, frame: Frame, operand: Any) -> None:
    returned(m, frame, frame.stack[-1])


def return_const(m: Machine, frame: Frame, operand: Value) -> None:
    returned(m, frame, operand)


def return_generator(m: Machine, frame: Frame, operand: Any) -> None:
    make_generator(m)


def yield_value(m: Machine, frame: Frame, operand: Any) -> None:
    yielded(m)


def get_yield_from_iter(m: Machine, frame: Frame, operand: Any) -> None:
    get_iter(m, frame, operand)


def send(m: Machine, frame: Frame, operand: tuple[int, bool]) -> None:
    """``yield from``: `operand` is (where to go at the end, whether the iterator is dropped then)."""
    target, drop = operand
    stack = frame.stack
    receiver = stack[-2]
    if type(receiver) is Ref and isinstance(m.get(receiver), Generator):
        m.touch(receiver, None, True)
        resume(m, receiver, stack.pop(), ("send", target, drop))
        return
    found = advance(m, receiver)
    stack.pop()
    if found is None:
        if drop:
            stack.pop()
        stack.append(None)
        frame.pc = target
    else:
        stack[-1] = found[0]
        stack.append(found[1])


def before_with(m: Machine, frame: Frame, operand: Any) -> None:
    stack = frame.stack
    manager = stack[-1]
    enter, leave = get_attribute(m, manager, "__enter__"), get_attribute(m, manager, "__exit__")
    result = call(m, enter, (), {})
    stack[-1] = leave
    if result is not PUSHED:
        stack.append(result)


def with_except_start(m: Machine, frame: Frame, operand: Any) -> None:
    stack = frame.stack
    raised = stack[-1]
    result = call(m, stack[-4], (m.get(raised).cls, raised, None), {})
    if result is not PUSHED:
        stack.append(result)


def push_exc_info(m: Machine, frame: Frame, operand: Any) -> None:
    raised = frame.stack.pop()
    frame.stack.append(m.handled)
    frame.stack.append(raised)
    m.handled = raised


def pop_except(m: Machine, frame: Frame, operand: Any) -> None:
    m.handled = frame.stack.pop()


def check_exc_match(m: Machine, frame: Frame, operand: Any) -> None:
    wanted = frame.stack[-1]
    for one in wanted if type(wanted) is tuple else (wanted,):
        if not is_exception_class(m, one):
            raise error(m, TypeError, "catching classes that do not inherit from BaseException is not allowed")
    frame.stack[-1] = matches(m, m.get(frame.stack[-2]).cls, wanted)


def reraise(m: Machine, frame: Frame, operand: int) -> None:
    raise Raised(frame.stack.pop())


def raise_varargs(m: Machine, frame: Frame, operand: int) -> None:
    if operand == 0:
        if m.handled is None:
            raise error(m, RuntimeError, "No active exception to reraise")
        raise Raised(m.handled)
    stack = frame.stack
    raise raise_value(m, *(stack[-operand:]))


def stopiteration_error(m: Machine, frame: Frame, operand: Any) -> None:
    """A StopIteration that leaves a generator becomes a RuntimeError."""
    if matches(m, m.get(frame.stack[-1]).cls, StopIteration):
        frame.stack[-1] = new_exception(m, RuntimeError, ("generator raised StopIteration",))


def async_instruction(m: Machine, frame: Frame, operand: Any) -> None:
    raise Unsupported("async functions")


def except_group(m: Machine, frame: Frame, operand: Any) -> None:
    raise Unsupported("except*")


def back_if_none(m: Machine, frame: Frame, operand: int) -> None:
    before = frame.pc
    pop_jump_if_none(m, frame, operand)
    if frame.pc != before:
        m.jumped_back()


def back_if_not_none(m: Machine, frame: Frame, operand: int) -> None:
    before = frame.pc
    pop_jump_if_not_none(m, frame, operand)
    if frame.pc != before:
        m.jumped_back()
