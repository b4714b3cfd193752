"""Where others could notice whether a thread has gone on: before these instructions a thread may lose its turn.

All others touch nothing but the thread's own stack and variables, or names that nothing changes while there is more
than one thread. Leaving them out leaves out no outcome, and makes far fewer orders to try.
"""

from __future__ import annotations

import dis
from types import CodeType

_PRIVATE = frozenset(
    (
        *("CACHE", "RESUME", "NOP", "PRECALL", "KW_NAMES", "EXTENDED_ARG", "MAKE_CELL", "COPY_FREE_VARS", "IS_OP"),
        *("RETURN_GENERATOR", "PUSH_NULL", "POP_TOP", "COPY", "SWAP", "ROT_TWO", "ROT_THREE", "DUP_TOP", "END_FOR"),
        *("LOAD_CONST", "LOAD_FAST", "LOAD_FAST_CHECK", "LOAD_FAST_AND_CLEAR", "LOAD_FAST_LOAD_FAST", "LOAD_CLOSURE"),
        *("STORE_FAST", "STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST", "DELETE_FAST", "POP_BLOCK", "SETUP_FINALLY"),
        *("JUMP_FORWARD", "JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT", "JUMP_ABSOLUTE", "RETURN_VALUE"),
        *("RETURN_CONST", "PUSH_EXC_INFO", "POP_EXCEPT", "RERAISE", "BUILD_TUPLE", "BUILD_LIST", "BUILD_MAP"),
        *("MAKE_FUNCTION", "SET_FUNCTION_ATTRIBUTE", "LOAD_BUILD_CLASS"),
    )
)
_WRITES = ("STORE_GLOBAL", "DELETE_GLOBAL", "STORE_NAME", "DELETE_NAME")
_ATTRIBUTE_WRITES = ("STORE_ATTR", "DELETE_ATTR")
_READS = ("LOAD_NAME", "LOAD_GLOBAL")
_TESTS = frozenset(("COMPARE_OP", "CONTAINS_OP", "IS_OP", "UNARY_NOT", "TO_BOOL"))
"""Behind these a jump looks at a plain truth value."""
_BACK_DOORS = frozenset(("exec", "eval", "globals", "vars", "locals", "setattr", "delattr", "__dict__"))


def points_of(codes: list[CodeType], late: frozenset[str]) -> dict[CodeType, frozenset[int]]:
    """The offsets of each code object's points. The first code object is the module's; `late` are the names that it
    stored, in a rehearsal, when it was no longer alone."""
    written = set(late) | written_by(codes[1:], ("STORE_GLOBAL", "DELETE_GLOBAL"))
    attributes = written_by(codes, _ATTRIBUTE_WRITES)
    open_doors = any(not _BACK_DOORS.isdisjoint(code.co_names) for code in codes)
    return {code: _points(code, None if open_doors else written, attributes) for code in codes}


def stores_of(module: CodeType) -> dict[int, str]:
    """Where the module's code stores which name."""
    return {one.offset: one.argval for one in dis.get_instructions(module) if one.opname in _WRITES}


def written_by(codes: list[CodeType], names: tuple[str, ...]) -> set[str]:
    return {one.argval for code in codes for one in dis.get_instructions(code) if one.opname in names}


def _points(code: CodeType, written: set[str] | None, attributes: set[str]) -> frozenset[int]:
    """`written` None: any name may change."""
    found = set()
    before = ""
    for one in dis.get_instructions(code):
        name = one.opname
        tests = name.startswith("POP_JUMP") and before in _TESTS
        settled = written is not None and name in _READS and one.argval not in written
        if not (name in _PRIVATE or tests or settled or (written is not None and _is_method(one, attributes))):
            found.add(one.offset)
        if name not in ("CACHE", "EXTENDED_ARG"):
            before = name
    return frozenset(found)


def _is_method(one: dis.Instruction, attributes: set[str]) -> bool:
    """Whether it looks up a method that the program does not replace."""
    looks = one.opname == "LOAD_METHOD" or (one.opname == "LOAD_ATTR" and _HAS_FLAG and bool((one.arg or 0) & 1))
    return looks and one.argval not in attributes


_HAS_FLAG = "LOAD_METHOD" not in dis.opmap or dis.opmap["LOAD_METHOD"] > 255
"""From 3.12 on a bit of LOAD_ATTR says that a method is looked up; LOAD_METHOD is not a real instruction there."""
