"""CPython 3.11."""

from __future__ import annotations

import dis
from types import CodeType
from typing import Any

from core.scheduler.code import Table
from core.scheduler.instructions import data, flow, names
from core.scheduler.instructions.common import COMMON, Index, argument, name, name_and_null, target


def _send(instruction: dis.Instruction, code: CodeType, index: Index) -> Any:
    return (index[instruction.argval], True)


TABLE: Table = {
    **COMMON,
    "PRECALL": (names.nop, argument),
    "KW_NAMES": (names.nop, argument),
    "CALL": (flow.call_instruction, argument),
    "CALL_FUNCTION_EX": (flow.call_function_ex, lambda i, code, index: (bool((i.arg or 0) & 1), False)),
    "LOAD_GLOBAL": (names.load_global, name_and_null),
    "LOAD_ATTR": (names.load_attr, name),
    "LOAD_METHOD": (names.load_method, name),
    "LOAD_CLASSDEREF": (names.load_class_deref, argument),
    "IMPORT_STAR": (names.import_star, argument),
    "UNARY_POSITIVE": (data.unary_positive, argument),
    "LIST_TO_TUPLE": (data.list_to_tuple, argument),
    "FORMAT_VALUE": (data.format_value, argument),
    "MAKE_FUNCTION": (data.make_function, argument),
    "FOR_ITER": (flow.for_iter, target),
    "SEND": (flow.send, _send),
    "POP_JUMP_FORWARD_IF_TRUE": (flow.pop_jump_if_true, target),
    "POP_JUMP_FORWARD_IF_FALSE": (flow.pop_jump_if_false, target),
    "POP_JUMP_FORWARD_IF_NONE": (flow.pop_jump_if_none, target),
    "POP_JUMP_FORWARD_IF_NOT_NONE": (flow.pop_jump_if_not_none, target),
    "POP_JUMP_BACKWARD_IF_TRUE": (flow.back_if_true, target),
    "POP_JUMP_BACKWARD_IF_FALSE": (flow.back_if_false, target),
    "POP_JUMP_BACKWARD_IF_NONE": (flow.back_if_none, target),
    "POP_JUMP_BACKWARD_IF_NOT_NONE": (flow.back_if_not_none, target),
    "JUMP_IF_TRUE_OR_POP": (flow.jump_if_true_or_pop, target),
    "JUMP_IF_FALSE_OR_POP": (flow.jump_if_false_or_pop, target),
}
