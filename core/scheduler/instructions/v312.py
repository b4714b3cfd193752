"""CPython 3.12."""

from __future__ import annotations

import dis
from types import CodeType
from typing import Any

from core.scheduler.code import Table
from core.scheduler.instructions import data, flow, names
from core.scheduler.instructions.common import COMMON, Index, argument, name, name_and_null, target
from core.scheduler.instructions.names import load_super_attr

_INTRINSICS = {
    2: names.import_star,
    3: flow.stopiteration_error,
    4: flow.async_instruction,
    5: data.unary_positive,
    6: data.list_to_tuple,
}


def behind_loop(skipped: int) -> Any:
    """Where FOR_ITER goes at the end: behind END_FOR (and, from 3.13 on, POP_TOP)."""

    def read(instruction: dis.Instruction, code: CodeType, index: Index) -> Any:
        return index[instruction.argval] + skipped

    return read


def send_operand(instruction: dis.Instruction, code: CodeType, index: Index) -> Any:
    return (index[instruction.argval], False)


def super_operand(instruction: dis.Instruction, code: CodeType, index: Index) -> Any:
    """(name, whether it is about to be called)."""
    arg = instruction.arg or 0
    return (code.co_names[arg >> 2], bool(arg & 1))


def intrinsic(m: Any, frame: Any, operand: int) -> None:
    _INTRINSICS.get(operand, names.unsupported)(m, frame, operand)


def _load_attr(m: Any, frame: Any, operand: tuple[str, bool]) -> None:
    (names.load_method if operand[1] else names.load_attr)(m, frame, operand[0])


def _load_super_attr(m: Any, frame: Any, operand: tuple[str, bool]) -> None:
    load_super_attr(m, frame, operand[0], "below" if operand[1] else "")


SHARED: Table = {
    **COMMON,
    "END_SEND": (names.pop_second, argument),
    "CLEANUP_THROW": (flow.reraise, argument),
    "CALL_INTRINSIC_1": (intrinsic, argument),
    "LOAD_FAST_CHECK": (names.load_fast, argument),
    "LOAD_FAST_AND_CLEAR": (names.load_fast_and_clear, argument),
    "LOAD_LOCALS": (names.load_locals, argument),
    "LOAD_FROM_DICT_OR_DEREF": (names.load_from_dict_or_deref, argument),
    "LOAD_FROM_DICT_OR_GLOBALS": (names.load_from_dict_or_globals, name),
    "RETURN_CONST": (flow.return_const, name),
    "BINARY_SLICE": (data.binary_slice, argument),
    "STORE_SLICE": (data.store_slice, argument),
    "POP_JUMP_IF_TRUE": (flow.pop_jump_if_true, target),
    "POP_JUMP_IF_FALSE": (flow.pop_jump_if_false, target),
    "POP_JUMP_IF_NONE": (flow.pop_jump_if_none, target),
    "POP_JUMP_IF_NOT_NONE": (flow.pop_jump_if_not_none, target),
    "SEND": (flow.send, send_operand),
}

TABLE: Table = {
    **SHARED,
    "KW_NAMES": (names.nop, argument),
    "CALL": (flow.call_instruction, argument),
    "CALL_FUNCTION_EX": (flow.call_function_ex, lambda i, code, index: (bool((i.arg or 0) & 1), False)),
    "LOAD_GLOBAL": (names.load_global, name_and_null),
    "LOAD_ATTR": (_load_attr, name_and_null),
    "LOAD_SUPER_ATTR": (_load_super_attr, super_operand),
    "FORMAT_VALUE": (data.format_value, argument),
    "MAKE_FUNCTION": (data.make_function, argument),
    "FOR_ITER": (flow.for_iter, behind_loop(1)),
    "END_FOR": (names.nop, argument),
}
