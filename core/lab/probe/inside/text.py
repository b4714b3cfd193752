"""The program's text as it bears on locks: which function a frame runs, where in it, and what may give a lock back."""

from __future__ import annotations

import os
import sys
from itertools import islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType, FrameType
    from typing import Any

    from .calls import Names

_GIVES = frozenset(("release", "__exit__"))
_OTHERS = (os.path.dirname(os.__file__) + os.sep, os.path.dirname(__file__) + os.sep)
_FUNCTION = type(lambda: None)
_FUNCTIONS = ("FunctionDef", "AsyncFunctionDef")


class Text:
    """What the tree of a program says; `path` is its file."""

    def __init__(self, tree: Any, path: str) -> None:
        self._tree = tree
        self._folder = os.path.dirname(path)
        self._path = path
        self._functions: dict[tuple[str, int], Any] = {}
        mentions: dict[str, set[str]] = {}
        for node in _everything(tree):
            kind = type(node).__name__
            if kind in _FUNCTIONS:
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                self._functions[node.name, first] = node
            if kind in _FUNCTIONS or kind == "ClassDef":
                mentions.setdefault(node.name, set()).update(map(word, _everything(node)))
        self._givers = _closure(mentions)
        self.gives_back = any(word(node) in _GIVES for node in _everything(tree))
        """Whether anything in the program may give a lock back that a `with` does not."""
        self._modules = (0, False)

    def function(self, code: CodeType) -> Any:
        """The node that `code` was made from; None for what is neither a function nor the program itself."""
        if code.co_name == "<module>":
            return self._tree
        return self._functions.get((code.co_name, code.co_firstlineno))

    def position(self, frame: FrameType) -> tuple[int, int]:
        """Line and column of what `frame` is at; the column is -1 before 3.11."""
        code = frame.f_code
        if hasattr(code, "co_positions"):
            line, _, column, _ = next(islice(code.co_positions(), frame.f_lasti // 2, None), (None, None, None, None))
            if line is not None and column is not None:
                return line, column
        return frame.f_lineno or 0, -1

    @property
    def is_alone(self) -> bool:
        """Whether the program has no modules of its own beside it, of whose text nothing is known."""
        count, alone = self._modules
        if count != len(sys.modules):
            alone = not any(map(self._is_sibling, list(sys.modules.values())))
            self._modules = (len(sys.modules), alone)
        return alone

    def _is_sibling(self, module: Any) -> bool:
        file = module.__dict__.get("__file__") if type(module) is type(sys) else None
        if type(file) is not str or not file.startswith(self._folder + os.sep):
            return False
        return file != self._path and "-packages" not in file and not file.startswith(_OTHERS)

    def may_give_back(self, node: Any, names: Names) -> bool:
        """Whether running the expression `node` may give back some lock, nobody knows which."""
        said = word(node)
        if said in self._givers or said == "__exit__" or (said == "release" and type(node).__name__ != "Attribute"):
            return True
        if type(node).__name__ != "Call" or self.is_alone:
            return False
        called = names.find(node.func)
        return called is None or (type(called) is _FUNCTION and called.__code__.co_filename.startswith(self._folder))


def word(node: Any) -> str:
    """The one name in a node that has one."""
    said = getattr(node, "attr", None) or getattr(node, "id", None) or getattr(node, "value", None)
    return said if type(said) is str else ""


def _closure(mentions: dict[str, set[str]]) -> set[str]:
    """The functions and classes that may give a lock back, by themselves or through others."""
    givers = {name for name, words in mentions.items() if words & _GIVES}
    grown = True
    while grown:
        more = {name for name, words in mentions.items() if words & givers} - givers
        givers |= more
        grown = bool(more)
    return givers


def _everything(node: Any) -> list[Any]:
    """All nodes under `node`, into functions as well."""
    found, waiting = [], [node]
    while waiting:
        for current in walk(waiting.pop()):
            found.append(current)
            if type(current).__name__ in (*_FUNCTIONS, "Lambda"):
                body = current.body
                waiting += [*current.decorator_list, *body] if type(body) is list else [body]
    return found


def walk(node: Any) -> Iterator[Any]:
    """`node` and all in it that is run when it is: not what functions and classes defined there contain."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        if type(current).__name__ in (*_FUNCTIONS, "Lambda"):
            continue
        for field in current._fields:
            value = getattr(current, field, None)
            if type(value) is list:
                waiting += [child for child in value if hasattr(child, "_fields")]
            elif hasattr(value, "_fields"):
                waiting.append(value)
