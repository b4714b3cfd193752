"""Code objects decoded once: per instruction its handler, its operand, its line, and the exception table."""

from __future__ import annotations

import dis
from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType
from typing import Any

Handler = Callable[[Any, Any, Any], None]
OperandOf = Callable[[dis.Instruction, CodeType, dict[int, int]], Any]
Table = dict[str, tuple[Handler, OperandOf]]
"""What an interpreter version's instruction does: its handler, and how its operand is read."""

_QUIET = {"RESUME", "NOP", "PRECALL", "KW_NAMES", "EXTENDED_ARG", "MAKE_CELL", "COPY_FREE_VARS", "CACHE", "NOT_TAKEN"}


@dataclass(frozen=True, slots=True)
class Instruction:
    """As shown to people: `offset` in bytes as real tracing reports it, `line` from 1 (0: none)."""

    name: str
    argument: str
    offset: int
    line: int


class CodeInfo:
    """A code object ready to be interpreted. Compared by identity: there is one per code object."""

    __slots__ = (
        "code",
        "ended_by",
        "fast_names",
        "handler_table",
        "instructions",
        "is_generator",
        "ops",
        "own",
        "quiet",
        "starts_line",
    )

    def __init__(self, code: CodeType, table: Table, own: bool) -> None:
        listed = list(dis.get_instructions(code))
        index = {instruction.offset: i for i, instruction in enumerate(listed)}
        self.code = code
        self.own = own
        """Whether this is the machine's own code, invisible in steps."""
        self.is_generator = bool(code.co_flags & 0x20)
        self.instructions = _described(code, listed)
        self.ops = _operations(listed, code, table, index)
        self.quiet = [instruction.opname in _QUIET for instruction in listed]
        self.ended_by = [_only_returns(listed, i) for i in range(len(listed))]
        self.starts_line = [_starts_line(self.instructions, i) for i in range(len(listed))]
        self.handler_table = _exception_table(code, index)
        inner = tuple(name for name in code.co_cellvars if name not in code.co_varnames)
        self.fast_names: tuple[str, ...] = (*code.co_varnames, *inner, *code.co_freevars)

    def handler_for(self, index: int) -> tuple[int, int, bool] | None:
        """(target index, stack depth, push the instruction) of the innermost handler around an instruction."""
        for start, end, target, depth, push in self.handler_table:
            if start <= index < end:
                return (target, depth, push)
        return None


def _operations(
    listed: list[dis.Instruction], code: CodeType, table: Table, index: dict[int, int]
) -> list[tuple[Handler, Any]]:
    operations: list[tuple[Handler, Any]] = []
    keywords: tuple[str, ...] = ()
    for instruction in listed:
        entry = table.get(instruction.opname)
        if entry is None:
            operations.append((table["UNSUPPORTED"][0], instruction.opname))
        elif instruction.opname == "CALL":
            operations.append((entry[0], (instruction.arg or 0, keywords)))
            keywords = ()
        else:
            operations.append((entry[0], entry[1](instruction, code, index)))
        if instruction.opname == "KW_NAMES":
            keywords = code.co_consts[instruction.arg or 0]
    return operations


def _described(code: CodeType, listed: list[dis.Instruction]) -> list[Instruction]:
    described = []
    for instruction in listed:
        positions = instruction.positions
        line = (positions.lineno if positions else None) or 0
        described.append(Instruction(instruction.opname, instruction.argrepr, instruction.offset, line))
    return described


def _starts_line(instructions: list[Instruction], i: int) -> bool:
    return i == 0 or (instructions[i].line != 0 and instructions[i].line != instructions[i - 1].line)


def _only_returns(listed: list[dis.Instruction], i: int) -> bool:
    """Whether nothing but the implicit ``return None`` is left: ending is not a step of its own."""
    instruction = listed[i]
    if instruction.opname == "RETURN_CONST":
        return instruction.argval is None
    if instruction.opname == "LOAD_CONST" and instruction.argval is None:
        return i + 1 < len(listed) and listed[i + 1].opname == "RETURN_VALUE"
    return instruction.opname == "RETURN_VALUE" and i > 0 and _only_returns(listed, i - 1)


def _exception_table(code: CodeType, index: dict[int, int]) -> list[tuple[int, int, int, int, bool]]:
    """Entries of (start, end, target, depth, lasti), innermost as CPython lists them: first match wins.

    The format is Objects/exception_handling_notes.txt of CPython: variable-length integers of six bits, in
    code units of two bytes.
    """
    data = iter(code.co_exceptiontable)
    entries = []
    ends = sorted(index)
    for first in data:
        start = _varint(data, first) * 2
        end = start + _varint(data, next(data)) * 2
        target = _varint(data, next(data)) * 2
        depth_lasti = _varint(data, next(data))
        stop = next((index[offset] for offset in ends if offset >= end), len(ends))
        begin = next((index[offset] for offset in ends if offset >= start), len(ends))
        entries.append((begin, stop, index[target], depth_lasti >> 1, bool(depth_lasti & 1)))
    return entries


def _varint(data: Any, first: int) -> int:
    value = first & 63
    while first & 64:
        first = next(data)
        value = (value << 6) | (first & 63)
    return value
