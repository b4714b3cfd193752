"""Where a program writes to a name."""

from __future__ import annotations

import ast
import functools


@functools.lru_cache(maxsize=8)  # asked at each moment of a replay
def lines_of_writes(source: str, function: str, name: str) -> tuple[int, ...]:
    """The lines in the function called `function` (anywhere in `source`) on which `name`, or something in it
    (``d["n"]``), is assigned to; empty where that cannot be told."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    inside = (
        node
        for found in ast.walk(tree)
        if isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef) and found.name == function
        for node in ast.walk(found)
        if isinstance(node, ast.stmt)
    )
    base = name.partition("[")[0].partition(".")[0]
    return tuple(sorted({node.lineno for node in inside if any(_base(target) == base for target in _targets(node))}))


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AugAssign | ast.AnnAssign) else []


def _base(target: ast.expr) -> str:
    """The name at the bottom of ``d["n"].x``."""
    while isinstance(target, ast.Subscript | ast.Attribute):
        target = target.value
    return target.id if isinstance(target, ast.Name) else ""
