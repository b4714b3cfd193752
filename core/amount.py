"""Amounts that depend on knobs (``2 * ROUNDS``), and comparisons with them (``counter != 2 * ROUNDS``).

They come from files that people write, so they are read, never executed.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from core.literal import KnobValue, literal_value

_OPERATIONS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
}
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}
_COMPARISON = re.compile(r"\s*(?P<name>\S+)\s*(?P<sign>==|!=|<=|>=|<|>)\s*(?P<amount>.+)")


def amount(text: str, knobs: Mapping[str, KnobValue]) -> KnobValue:
    """What `text` comes to: a literal, a knob's name, or sums and products of these. Raises `ValueError`."""
    try:
        return _evaluated(ast.parse(text.strip(), mode="eval").body, knobs)
    except (SyntaxError, TypeError, RecursionError, MemoryError) as error:
        raise ValueError(f"not an amount: {text}") from error


def _evaluated(node: ast.expr, knobs: Mapping[str, KnobValue]) -> KnobValue:
    literal = literal_value(node)
    if literal is not None:
        return literal
    if isinstance(node, ast.Name) and node.id in knobs:
        return knobs[node.id]
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        left, right = _evaluated(node.left, knobs), _evaluated(node.right, knobs)
        if isinstance(left, int | float) and isinstance(right, int | float):
            result: int | float = _OPERATIONS[type(node.op)](left, right)
            return result
    raise ValueError(f"not an amount: {ast.unparse(node)}")


@dataclass(frozen=True, slots=True)
class Comparison:
    """``NAME SIGN AMOUNT``: of something that a run shows with something known beforehand."""

    name: str
    sign: str
    amount: str

    def holds(self, found: int | float | str | None, knobs: Mapping[str, KnobValue]) -> bool:
        """Whether `found` compares so; what was not seen, or is of another kind, does not. Raises `ValueError` where
        the amount names a knob that is not there."""
        expected = amount(self.amount, knobs)
        if found is None or isinstance(found, str) != isinstance(expected, str):
            return self.sign == "!=" and found is not None
        return _COMPARISONS[self.sign](found, expected)


def comparison(text: str) -> Comparison:
    """The comparison that `text` is. Raises `ValueError`."""
    match = _COMPARISON.fullmatch(text)
    if match is None:
        raise ValueError(f"not a comparison: {text}")
    return Comparison(match["name"], match["sign"], match["amount"])
