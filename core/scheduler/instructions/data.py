"""Operators, containers, formatting and pattern matching."""

from __future__ import annotations

import operator
from typing import Any

from core.scheduler.attributes import special_method
from core.scheduler.calls import call, call_now
from core.scheduler.containers import binary_on_containers, delete_item, get_item, new_dict, new_list, new_set, set_item
from core.scheduler.iteration import items_of
from core.scheduler.machine import Machine
from core.scheduler.memory import Frame
from core.scheduler.objects import Function
from core.scheduler.raising import BIT_LIMIT, error, host
from core.scheduler.signals import Unsupported
from core.scheduler.text import to_format, to_repr, to_str
from core.scheduler.truth import HOST_COMPARE, check_key, compare, contains, truth
from core.scheduler.values import PUSHED, Ref, SliceValue, Value

_NUMBERS = (int, float, bool, complex)
_BINARY: dict[str, tuple[Any, str]] = {
    "+": (operator.add, "add"),
    "-": (operator.sub, "sub"),
    "*": (operator.mul, "mul"),
    "/": (operator.truediv, "truediv"),
    "//": (operator.floordiv, "floordiv"),
    "%": (operator.mod, "mod"),
    "**": (operator.pow, "pow"),
    "@": (operator.matmul, "matmul"),
    "&": (operator.and_, "and"),
    "|": (operator.or_, "or"),
    "^": (operator.xor, "xor"),
    "<<": (operator.lshift, "lshift"),
    ">>": (operator.rshift, "rshift"),
}


def binary_operand(symbol: str) -> tuple[Any, str, bool, str]:
    """(host operation, method name, in place, symbol) of ``+`` or ``+=``."""
    plain = symbol[:-1] if symbol.endswith("=") else symbol
    return (*_BINARY[plain], plain != symbol, plain)


def binary_op(m: Machine, frame: Frame, operand: tuple[Any, str, bool, str]) -> None:
    stack = frame.stack
    a, b = stack[-2], stack[-1]
    if type(a) is int and type(b) is int and operand[3] in "+-":
        stack.pop()
        stack[-1] = operand[0](a, b)
        return
    result = binary(m, a, b, operand)
    del stack[-2:]
    if result is not PUSHED:
        stack.append(result)


def binary(m: Machine, a: Value, b: Value, operand: tuple[Any, str, bool, str]) -> Value:
    operation, name, in_place, symbol = operand
    if type(a) in _NUMBERS and type(b) in _NUMBERS:
        if symbol in ("**", "<<"):
            _check_size(symbol, a, b)
        return host(m, operation, a, b)
    if type(a) is Ref or type(b) is Ref:
        for value, other, method_name in (
            (a, b, f"__i{name}__") if in_place else (None, None, ""),
            (a, b, f"__{name}__"),
            (b, a, f"__r{name}__"),
        ):
            method = special_method(m, value, method_name)
            if method is not None:
                return call(m, method, (other,), {})
        return binary_on_containers(m, symbol, a, b, in_place, operation)
    if symbol == "%" and isinstance(a, str):
        return host(m, operation, a, _plain_for_percent(m, b))
    if symbol == "*" and isinstance(a, str | bytes | tuple | int) and isinstance(b, str | bytes | tuple | int):
        sized, times = (a, b) if isinstance(b, int) else (b, a)
        if isinstance(times, int) and not isinstance(sized, int) and len(sized) * times > BIT_LIMIT:
            raise Unsupported(f"a sequence of more than {BIT_LIMIT} items")
    return host(m, operation, a, b)


def _check_size(symbol: str, a: Any, b: Any) -> None:
    if isinstance(a, int) and isinstance(b, int) and b > 0:
        bits = a.bit_length() * b if symbol == "**" else a.bit_length() + b
        if bits > BIT_LIMIT:
            raise Unsupported(f"a number of more than {BIT_LIMIT} bits")


def _plain_for_percent(m: Machine, value: Value) -> Any:
    if type(value) is tuple:
        return tuple(_plain_for_percent(m, item) for item in value)
    return to_str(m, value) if type(value) is Ref else value


def compare_op(m: Machine, frame: Frame, operand: tuple[str, bool]) -> None:
    symbol, as_bool = operand
    stack = frame.stack
    a, b = stack[-2], stack[-1]
    if type(a) in _NUMBERS and type(b) in _NUMBERS:
        result: Value = host(m, HOST_COMPARE[symbol], a, b)
    elif type(a) is str and type(b) is str:
        result = HOST_COMPARE[symbol](a, b)
    else:
        result = compare(m, symbol, a, b)
    stack.pop()
    stack[-1] = truth(m, result) if as_bool else result


def is_op(m: Machine, frame: Frame, operand: int) -> None:
    other = frame.stack.pop()
    frame.stack[-1] = _same(frame.stack[-1], other) != bool(operand)


def _same(a: Value, b: Value) -> bool:
    """Identity. Values without a heap object are one and the same when they are alike."""
    return a is b or (type(a) is type(b) and not isinstance(a, Ref) and bool(a == b))


def contains_op(m: Machine, frame: Frame, operand: int) -> None:
    found = contains(m, frame.stack[-1], frame.stack[-2])
    frame.stack.pop()
    frame.stack[-1] = found != bool(operand)


def unary(operation: Any, name: str) -> Any:
    """The handler of a unary operator."""

    def run(m: Machine, frame: Frame, operand: Any) -> None:
        value = frame.stack[-1]
        method = special_method(m, value, name)
        frame.stack[-1] = call_now(m, method, ()) if method is not None else host(m, operation, value)

    return run


unary_negative = unary(operator.neg, "__neg__")
unary_positive = unary(operator.pos, "__pos__")
unary_invert = unary(operator.invert, "__invert__")


def unary_not(m: Machine, frame: Frame, operand: Any) -> None:
    frame.stack[-1] = not truth(m, frame.stack[-1])


def binary_subscr(m: Machine, frame: Frame, operand: Any) -> None:
    result = get_item(m, frame.stack[-2], frame.stack[-1])
    del frame.stack[-2:]
    if result is not PUSHED:
        frame.stack.append(result)


def store_subscr(m: Machine, frame: Frame, operand: Any) -> None:
    stack = frame.stack
    set_item(m, stack[-2], stack[-1], stack[-3])
    del stack[-3:]


def delete_subscr(m: Machine, frame: Frame, operand: Any) -> None:
    delete_item(m, frame.stack[-2], frame.stack[-1])
    del frame.stack[-2:]


def build_slice(m: Machine, frame: Frame, operand: int) -> None:
    parts = frame.stack[-operand:]
    del frame.stack[-operand:]
    frame.stack.append(SliceValue((parts[0], parts[1], parts[2] if operand == 3 else None)))


def binary_slice(m: Machine, frame: Frame, operand: Any) -> None:
    container, start, stop = frame.stack[-3:]
    result = get_item(m, container, SliceValue((start, stop, None)))
    del frame.stack[-3:]
    if result is not PUSHED:
        frame.stack.append(result)


def store_slice(m: Machine, frame: Frame, operand: Any) -> None:
    value, container, start, stop = frame.stack[-4:]
    set_item(m, container, SliceValue((start, stop, None)), value)
    del frame.stack[-4:]


def _taken(frame: Frame, count: int) -> list[Value]:
    at = len(frame.stack) - count
    taken = frame.stack[at:]
    del frame.stack[at:]
    return taken


def build_tuple(m: Machine, frame: Frame, operand: int) -> None:
    frame.stack.append(tuple(_taken(frame, operand)))


def build_list(m: Machine, frame: Frame, operand: int) -> None:
    frame.stack.append(new_list(m, _taken(frame, operand)))


def build_set(m: Machine, frame: Frame, operand: int) -> None:
    items = [check_key(m, item) for item in _taken(frame, operand)]
    frame.stack.append(new_set(m, items))


def build_map(m: Machine, frame: Frame, operand: int) -> None:
    flat = _taken(frame, 2 * operand)
    frame.stack.append(new_dict(m, {check_key(m, k): v for k, v in zip(flat[::2], flat[1::2], strict=True)}))


def build_const_key_map(m: Machine, frame: Frame, operand: int) -> None:
    keys = frame.stack.pop()
    frame.stack.append(new_dict(m, dict(zip(keys, _taken(frame, operand), strict=True))))


def build_string(m: Machine, frame: Frame, operand: int) -> None:
    frame.stack.append("".join(_taken(frame, operand)))


def list_to_tuple(m: Machine, frame: Frame, operand: Any) -> None:
    frame.stack[-1] = tuple(items_of(m, frame.stack[-1]))


def list_append(m: Machine, frame: Frame, operand: int) -> None:
    m.own(frame.stack[-operand - 1]).items.append(frame.stack.pop())


def set_add(m: Machine, frame: Frame, operand: int) -> None:
    m.own(frame.stack[-operand - 1]).items[check_key(m, frame.stack.pop())] = None


def map_add(m: Machine, frame: Frame, operand: int) -> None:
    value = frame.stack.pop()
    key = check_key(m, frame.stack.pop())
    m.own(frame.stack[-operand]).items[key] = value


def list_extend(m: Machine, frame: Frame, operand: int) -> None:
    items = items_of(m, frame.stack[-1])
    frame.stack.pop()
    m.own(frame.stack[-operand]).items.extend(items)


def set_update(m: Machine, frame: Frame, operand: int) -> None:
    items = items_of(m, frame.stack[-1])
    frame.stack.pop()
    m.own(frame.stack[-operand]).items.update(dict.fromkeys(check_key(m, item) for item in items))


def dict_update(m: Machine, frame: Frame, operand: int) -> None:
    source = frame.stack[-1]
    m.touch(source, None, False)
    items = dict(m.get(source).items)
    frame.stack.pop()
    m.own(frame.stack[-operand]).items.update(items)


def format_value(m: Machine, frame: Frame, operand: int) -> None:
    """3.11 and 3.12: conversion in the low two bits, 4 when a format follows."""
    stack = frame.stack
    spec = stack[-1] if operand & 4 else ""
    value = _converted(m, stack[-2] if operand & 4 else stack[-1], operand & 3)
    text = to_format(m, value, spec)
    if operand & 4:
        stack.pop()
    stack[-1] = text


def _converted(m: Machine, value: Value, conversion: int) -> Value:
    if conversion == 0:
        return value
    text = to_str(m, value) if conversion == 1 else to_repr(m, value)
    return ascii(text)[1:-1] if conversion == 3 else text


def convert_value(m: Machine, frame: Frame, operand: int) -> None:
    frame.stack[-1] = _converted(m, frame.stack[-1], operand)


def format_simple(m: Machine, frame: Frame, operand: Any) -> None:
    frame.stack[-1] = to_format(m, frame.stack[-1], "")


def format_with_spec(m: Machine, frame: Frame, operand: Any) -> None:
    text = to_format(m, frame.stack[-2], frame.stack[-1])
    frame.stack.pop()
    frame.stack[-1] = text


def make_function(m: Machine, frame: Frame, operand: int) -> None:
    """3.11 and 3.12: flags say what lies below the code."""
    stack = frame.stack
    code = stack.pop()
    fn = Function(m.decode(code, frame.info.own), code.co_qualname)
    for flag in (8, 4, 2, 1):
        if operand & flag:
            _set_part(m, fn, flag, stack.pop())
    stack.append(m.new(fn))


def make_plain_function(m: Machine, frame: Frame, operand: Any) -> None:
    code = frame.stack[-1]
    frame.stack[-1] = m.new(Function(m.decode(code, frame.info.own), code.co_qualname))


def set_function_attribute(m: Machine, frame: Frame, operand: int) -> None:
    """3.13: one part of the function on top."""
    fn = frame.stack.pop()
    _set_part(m, m.own(fn), operand, frame.stack[-1])
    frame.stack[-1] = fn


def _set_part(m: Machine, fn: Function, flag: int, value: Value) -> None:
    if flag == 8:
        fn.closure = value
    elif flag == 2:
        fn.kwdefaults = tuple(m.get(value).items.items())
    elif flag == 1:
        fn.defaults = value


def unpack_sequence(m: Machine, frame: Frame, operand: int) -> None:
    items = items_of(m, frame.stack[-1])
    if len(items) < operand:
        raise error(m, ValueError, f"not enough values to unpack (expected {operand}, got {len(items)})")
    if len(items) > operand:
        raise error(m, ValueError, f"too many values to unpack (expected {operand})")
    frame.stack.pop()
    frame.stack.extend(reversed(items))


def unpack_ex(m: Machine, frame: Frame, operand: int) -> None:
    before, after = operand & 255, operand >> 8
    items = items_of(m, frame.stack[-1])
    if len(items) < before + after:
        least = before + after
        raise error(m, ValueError, f"not enough values to unpack (expected at least {least}, got {len(items)})")
    frame.stack.pop()
    middle = new_list(m, items[before : len(items) - after])
    tail = items[len(items) - after :] if after else []
    frame.stack.extend(reversed([*items[:before], middle, *tail]))
