"""CPython 3.13."""

from __future__ import annotations

from typing import Any

from core.scheduler.code import Table
from core.scheduler.instructions import data, flow, names
from core.scheduler.instructions.common import argument, name_and_null
from core.scheduler.instructions.names import load_super_attr
from core.scheduler.instructions.v312 import SHARED, behind_loop, super_operand


def _load_attr(m: Any, frame: Any, operand: tuple[str, bool]) -> None:
    (names.load_method_null_above if operand[1] else names.load_attr)(m, frame, operand[0])


def _load_super_attr(m: Any, frame: Any, operand: tuple[str, bool]) -> None:
    load_super_attr(m, frame, operand[0], "above" if operand[1] else "")


TABLE: Table = {
    **SHARED,
    "CALL": (flow.call_null_above, argument),
    "CALL_KW": (flow.call_kw, argument),
    "CALL_FUNCTION_EX": (flow.call_function_ex, lambda i, code, index: (bool((i.arg or 0) & 1), True)),
    "LOAD_GLOBAL": (names.load_global_null_above, name_and_null),
    "LOAD_ATTR": (_load_attr, name_and_null),
    "LOAD_SUPER_ATTR": (_load_super_attr, super_operand),
    "LOAD_FAST_LOAD_FAST": (names.load_fast_load_fast, argument),
    "STORE_FAST_LOAD_FAST": (names.store_fast_load_fast, argument),
    "STORE_FAST_STORE_FAST": (names.store_fast_store_fast, argument),
    "TO_BOOL": (flow.to_bool, argument),
    "CONVERT_VALUE": (data.convert_value, argument),
    "FORMAT_SIMPLE": (data.format_simple, argument),
    "FORMAT_WITH_SPEC": (data.format_with_spec, argument),
    "MAKE_FUNCTION": (data.make_plain_function, argument),
    "SET_FUNCTION_ATTRIBUTE": (data.set_function_attribute, argument),
    "FOR_ITER": (flow.for_iter, behind_loop(2)),
    "END_FOR": (names.pop_top, argument),
}
