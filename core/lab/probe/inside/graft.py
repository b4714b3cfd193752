"""Statements of ours inside functions of the standard library, at no cost of a call and with no frame of their own.

The function is compiled anew from its own source with a statement or two added. Every added instruction carries the
position of the statement that it was added to, so a traceback through the function reads as it always does. The new
function runs in the same module; what is added reaches its own names through a closure.

What is added must not raise, and must not wait.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FunctionType
    from typing import Any

    Statement = Any
    Place = Callable[[Statement], str]

_ONLY_AST = 0x400  # PyCF_ONLY_AST, as in Include/cpython/compile.h: `compile` without importing `ast`


def graft(owner: Any, name: str, added: dict[str, str], names: dict[str, Any], where: Place) -> bool:
    """Puts a new function in the place of method `name` of the class `owner`.

    `where` is asked about each statement in it and gives a key of `added`, or "": the statements `added` under that
    key are put after it (before it where the key starts with ``before``; of a ``return``, ``value`` is what it will
    return). `names` are what they use. Returns whether anything was added: a Python whose function looks otherwise
    keeps it as it is, and so does one without its source.
    """
    function = owner.__dict__.get(name)
    code = getattr(function, "__code__", None)
    if code is None or code.co_freevars:
        return False
    try:
        tree: Any = compile(_alone(code, owner.__name__, names), code.co_filename, "exec", _ONLY_AST, True)
        method = tree.body[0].body[0].body[0]  # in `make`, in the class
        changed = _extend(method, {key: _parse(text) for key, text in added.items()}, where)
        if changed:
            setattr(owner, name, _like(function, tree, owner.__name__, names))
    except (OSError, SyntaxError, ValueError, KeyError, AttributeError, IndexError):
        return False
    return changed


_files: dict[str, list[str]] = {}


def forget_files() -> None:
    """Lets go of the sources that were read."""
    _files.clear()


def _alone(code: CodeType, owner: str, names: dict[str, Any]) -> str:
    """The function's own lines where they were, inside of a class inside of a function that has `names`."""
    lines = _files.get(code.co_filename)
    if lines is None:
        with open(code.co_filename, "rb") as file:
            lines = _files[code.co_filename] = file.read().decode().splitlines()
    start = code.co_firstlineno - 1
    depth = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    while end < len(lines) and (
        not lines[end].strip() or (lines[end][:depth].isspace() and lines[end][depth:][:1] in " #")
    ):
        end += 1
    head = [""] * (start - 2) + [f"def make({', '.join(names)}):", f" class {owner}:"]
    return "\n".join([*head, *lines[start:end], f" return {owner}"])


def _parse(text: str) -> list[Statement]:
    return list(compile(text, "", "exec", _ONLY_AST, True).body)


def _extend(node: Any, added: dict[str, list[Statement]], where: Place) -> bool:
    changed = False
    for field in node._fields:
        block = getattr(node, field, None)
        if isinstance(block, list):
            for child in list(block):
                if hasattr(child, "_fields"):
                    changed |= _extend(child, added, where)
                    key = where(child) if hasattr(child, "lineno") else ""
                    if key:
                        _insert(block, child, key, _copy(added[key], child))
                        changed = True
    return changed


def _insert(block: list[Statement], anchor: Statement, key: str, statements: list[Statement]) -> None:
    at = next(index for index, statement in enumerate(block) if statement is anchor)
    if type(anchor).__name__ == "Return":
        keep = _copy(_parse("value = 0"), anchor)[0]
        keep.value, anchor.value = anchor.value, _copy(_parse("value"), anchor)[0].value
        block[at:at] = [keep, *statements]
    elif key.startswith("before"):
        block[at:at] = statements
    else:
        block[at + 1 : at + 1] = statements


def _copy(statements: list[Statement], anchor: Statement) -> list[Statement]:
    """New nodes like `statements`, all of them at the position of `anchor`."""
    return [_at(statement, anchor) for statement in statements]


def _at(node: Any, anchor: Statement) -> Any:
    if isinstance(node, list):
        return [_at(part, anchor) for part in node]
    if not hasattr(node, "_fields"):
        return node
    copy = type(node)(**{field: _at(getattr(node, field), anchor) for field in node._fields if hasattr(node, field)})
    for place in node._attributes:
        setattr(copy, place, getattr(anchor, place))
    return copy


def _like(function: FunctionType, tree: Any, owner: str, names: dict[str, Any]) -> FunctionType:
    """The function defined in `tree`, in all else like `function`."""
    scope: dict[str, Any] = {}
    exec(compile(tree, function.__code__.co_filename, "exec", 0, True), function.__globals__, scope)
    new: FunctionType = scope["make"](**names).__dict__[function.__name__]
    if hasattr(new.__code__, "co_qualname"):
        new.__code__ = new.__code__.replace(co_qualname=function.__qualname__)
    new.__qualname__ = function.__qualname__
    new.__defaults__, new.__kwdefaults__ = function.__defaults__, function.__kwdefaults__
    return new
