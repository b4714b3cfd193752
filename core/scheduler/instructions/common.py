"""What 3.11, 3.12 and 3.13 have in common, and how operands are read from `dis`."""

from __future__ import annotations

import dis
from types import CodeType
from typing import Any

from core.scheduler.code import Table
from core.scheduler.instructions import data, flow, names, patterns

Index = dict[int, int]


def argument(instruction: dis.Instruction, code: CodeType, index: Index) -> Any:
    """The plain number."""
    return instruction.arg


def name(instruction: dis.Instruction, code: CodeType, index: Index) -> Any:
    """The name or constant that the number stands for."""
    return instruction.argval


def name_and_null(instruction: dis.Instruction, code: CodeType, index: Index) -> Any:
    return (instruction.argval, bool((instruction.arg or 0) & 1))


def target(instruction: dis.Instruction, code: CodeType, index: Index) -> Any:
    """Where a jump goes, as an index into the instructions."""
    return index[instruction.argval]


def binary(instruction: dis.Instruction, code: CodeType, index: Index) -> Any:
    return data.binary_operand(instruction.argrepr)


def comparison(instruction: dis.Instruction, code: CodeType, index: Index) -> Any:
    """3.13 writes bool(<) for a comparison whose result is made a bool at once."""
    text = str(instruction.argval)
    return (text[5:-1], True) if text.startswith("bool(") else (text, False)


COMMON: Table = {
    "UNSUPPORTED": (names.unsupported, argument),
    "CACHE": (names.nop, argument),
    "NOP": (names.nop, argument),
    "EXTENDED_ARG": (names.nop, argument),
    "COPY_FREE_VARS": (names.nop, argument),
    "RESUME": (flow.resume_instruction, argument),
    "POP_TOP": (names.pop_top, argument),
    "PUSH_NULL": (names.push_null, argument),
    "SWAP": (names.swap, argument),
    "COPY": (names.copy, argument),
    "LOAD_CONST": (names.load_const, name),
    "LOAD_FAST": (names.load_fast, argument),
    "STORE_FAST": (names.store_fast, argument),
    "DELETE_FAST": (names.delete_fast, argument),
    "MAKE_CELL": (names.make_cell, argument),
    "LOAD_CLOSURE": (names.load_closure, argument),
    "LOAD_DEREF": (names.load_deref, argument),
    "STORE_DEREF": (names.store_deref, argument),
    "DELETE_DEREF": (names.delete_deref, argument),
    "STORE_GLOBAL": (names.store_global, name),
    "DELETE_GLOBAL": (names.delete_global, name),
    "LOAD_NAME": (names.load_name, name),
    "STORE_NAME": (names.store_name, name),
    "DELETE_NAME": (names.delete_name, name),
    "STORE_ATTR": (names.store_attr, name),
    "DELETE_ATTR": (names.delete_attr, name),
    "SETUP_ANNOTATIONS": (names.setup_annotations, argument),
    "IMPORT_NAME": (names.import_name, name),
    "IMPORT_FROM": (names.import_from, name),
    "BINARY_OP": (data.binary_op, binary),
    "COMPARE_OP": (data.compare_op, comparison),
    "IS_OP": (data.is_op, argument),
    "CONTAINS_OP": (data.contains_op, argument),
    "UNARY_NEGATIVE": (data.unary_negative, argument),
    "UNARY_INVERT": (data.unary_invert, argument),
    "UNARY_NOT": (data.unary_not, argument),
    "BINARY_SUBSCR": (data.binary_subscr, argument),
    "STORE_SUBSCR": (data.store_subscr, argument),
    "DELETE_SUBSCR": (data.delete_subscr, argument),
    "BUILD_SLICE": (data.build_slice, argument),
    "BUILD_TUPLE": (data.build_tuple, argument),
    "BUILD_LIST": (data.build_list, argument),
    "BUILD_SET": (data.build_set, argument),
    "BUILD_MAP": (data.build_map, argument),
    "BUILD_CONST_KEY_MAP": (data.build_const_key_map, argument),
    "BUILD_STRING": (data.build_string, argument),
    "LIST_APPEND": (data.list_append, argument),
    "SET_ADD": (data.set_add, argument),
    "MAP_ADD": (data.map_add, argument),
    "LIST_EXTEND": (data.list_extend, argument),
    "SET_UPDATE": (data.set_update, argument),
    "DICT_UPDATE": (data.dict_update, argument),
    "DICT_MERGE": (data.dict_update, argument),
    "UNPACK_SEQUENCE": (data.unpack_sequence, argument),
    "UNPACK_EX": (data.unpack_ex, argument),
    "GET_LEN": (patterns.get_len, argument),
    "MATCH_SEQUENCE": (patterns.match_sequence, argument),
    "MATCH_MAPPING": (patterns.match_mapping, argument),
    "MATCH_KEYS": (patterns.match_keys, argument),
    "MATCH_CLASS": (patterns.match_class, argument),
    "JUMP_FORWARD": (flow.jump, target),
    "JUMP_BACKWARD": (flow.jump_backward, target),
    "JUMP_BACKWARD_NO_INTERRUPT": (flow.jump, target),
    "GET_ITER": (flow.get_iter, argument),
    "GET_YIELD_FROM_ITER": (flow.get_yield_from_iter, argument),
    "RETURN_VALUE": (flow.return_value, argument),
    "RETURN_GENERATOR": (flow.return_generator, argument),
    "YIELD_VALUE": (flow.yield_value, argument),
    "BEFORE_WITH": (flow.before_with, argument),
    "WITH_EXCEPT_START": (flow.with_except_start, argument),
    "PUSH_EXC_INFO": (flow.push_exc_info, argument),
    "POP_EXCEPT": (flow.pop_except, argument),
    "CHECK_EXC_MATCH": (flow.check_exc_match, argument),
    "CHECK_EG_MATCH": (flow.except_group, argument),
    "RERAISE": (flow.reraise, argument),
    "RAISE_VARARGS": (flow.raise_varargs, argument),
    "LOAD_ASSERTION_ERROR": (names.load_const, lambda instruction, code, index: AssertionError),
    "GET_AWAITABLE": (flow.async_instruction, argument),
    "GET_AITER": (flow.async_instruction, argument),
    "GET_ANEXT": (flow.async_instruction, argument),
    "BEFORE_ASYNC_WITH": (flow.async_instruction, argument),
}


def build_class_value() -> Any:
    from core.scheduler.classes import BUILD_CLASS

    return BUILD_CLASS


COMMON["LOAD_BUILD_CLASS"] = (names.load_const, lambda instruction, code, index: build_class_value())
