"""Literals of numbers, texts and truth values: what they are worth, and how to write another one in their manner."""

from __future__ import annotations

import ast
import math
import re

KnobValue = int | float | str | bool

# A number with fewer digits does not show whether its author groups digits.
_TELLING_DIGITS = 5


def literal_value(node: ast.expr) -> KnobValue | None:
    """The value of a literal, possibly a number with a sign; None for any other expression."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        inner = node.operand
        if not isinstance(inner, ast.Constant) or type(inner.value) not in (int, float):
            return None
        assert isinstance(inner.value, int | float)
        return -inner.value if isinstance(node.op, ast.USub) else inner.value
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float | str):
        return node.value
    return None


def written_like(literal: str, value: KnobValue) -> str | None:
    """A literal for `value` with the habits of `literal`: its base, its grouping of digits, its point, its quotation
    marks. None where there is no literal for it (infinity)."""
    if isinstance(value, str):
        return _text(value, "'" if "'" in literal[:2] else '"')
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, bool) or not re.match(r"[-+\s]*[\d.]", literal):
        return repr(value)
    if isinstance(value, float) or _is_fraction(literal):
        return f"{float(value):_}" if "_" in literal else repr(float(value))
    return _whole(value, literal)


def _is_fraction(literal: str) -> bool:
    return re.search("[.eE]", literal) is not None and not re.search("0[xX]", literal)


def _whole(value: int, literal: str) -> str:
    base = re.search("0([xXoObB])", literal)
    grouped = _is_grouped(literal, abs(value))
    if base is None:
        return f"{value:_}" if grouped else str(value)
    written = f"{value:#_{base[1].lower()}}" if "_" in literal else f"{value:#{base[1].lower()}}"
    head, digits = written.split("0" + base[1].lower(), 1)
    return f"{head}0{base[1]}{digits.upper() if re.search('[A-F]', literal) else digits}"


def _is_grouped(literal: str, size: int) -> bool:
    digits = sum(character.isdigit() for character in literal)
    return "_" in literal or (digits < _TELLING_DIGITS and size >= 10 ** (_TELLING_DIGITS - 1))


def _text(value: str, quote: str) -> str:
    written = repr(value)
    if written[0] != quote and quote not in value and written[0] not in value:
        return quote + written[1:-1] + quote
    return written
