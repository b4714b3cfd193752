"""Which versions of Python something is said of: ``>=3.10``, ``>=3.9,<3.12``, ``==3.9``."""

from __future__ import annotations

import operator
import re

_CLAUSE = re.compile(r"\s*(?P<sign>>=|<=|==|!=|>|<)\s*3\.(?P<minor>\d+)\s*")
_SIGNS = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}


def parse(specifier: str) -> list[tuple[str, int]]:
    """The clauses of `specifier`: a sign and the minor version of Python 3. Raises `ValueError`."""
    clauses = [_CLAUSE.fullmatch(clause) for clause in specifier.split(",")]
    return [(clause["sign"], int(clause["minor"])) for clause in map(_found, clauses)]


def _found(clause: re.Match[str] | None) -> re.Match[str]:
    if clause is None:
        raise ValueError("not a version specifier")
    return clause


def covers(specifier: str, version: tuple[int, ...]) -> bool:
    """Whether `version` (3, 12, …) is among them; an empty specifier covers all. Micro versions do not count."""
    return not specifier or all(_SIGNS[sign](version[1], minor) for sign, minor in parse(specifier))
