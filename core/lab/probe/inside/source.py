"""The program's text: which call stands where, and what a line assigns to.

A call of a C function has no frame. What a thread does on its line of the program is read from the text there: on 3.11
and newer an instruction knows the columns that it comes from; before, the calls of a line are counted.
"""

from __future__ import annotations

import _warnings
import sys
from itertools import islice

from .text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any

_ONLY_AST = 0x400  # PyCF_ONLY_AST, as in Include/cpython/compile.h: `compile` without importing `ast`
_SIZE_LIMIT = 100_000  # bytes; parsing a longer program would stop its threads for too long

_CALLS_KEPT = 500
_KINDS = frozenset(("Call", "With", "AsyncWith", "Assign", "AnnAssign"))

# CALL_FUNCTION, _KW, _EX, SETUP_WITH and CALL_METHOD of 3.9 and 3.10.
_CALLS = frozenset((131, 141, 142, 143, 161))


class Source:
    """The text of the file at `path`. It is read at once, and taken apart by `prepare` when somebody has asked: while
    frames are being looked at there is no time for either."""

    def __init__(self, path: str) -> None:
        self._data = b""
        self.wanted = False
        self._by_line: dict[int, list[Any]] = {}
        self._by_place: dict[Any, Any] = {}  # by line, end line, column, end column
        self._targets: dict[int, str] = {}
        self._calls: dict[Any, tuple[CodeType, Any]] = {}  # what `call_at` found, by the code's id and the offset
        self._path = path
        self._text: Text | None = None
        try:
            with open(path, "rb") as file:
                data = file.read(_SIZE_LIMIT + 1)
            self._data = data if len(data) <= _SIZE_LIMIT else b""
        except OSError:
            return  # nothing can be said of its lines

    def prepare(self) -> None:
        """Takes the text apart if that has been missed."""
        self.wanted = False
        if not self._data:
            return
        data, self._data = self._data, b""
        try:
            found: list[Any] = []
            tree = _parse(data)
            _collect(tree, found)
            for node in found:
                self._enter(node)
            self._text = Text(tree, self._path)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return  # it is not what runs

    @property
    def is_ready(self) -> bool:
        """Whether it can say what there is to be said."""
        return not self._data

    @property
    def text(self) -> Text | None:
        """What it says about locks; None where it cannot be had (yet)."""
        self.wanted = True
        return self._text

    def call_at(self, code: CodeType, offset: int) -> Any:
        """The node of the call, or of the context manager of a `with`, that the instruction at `offset` of `code`
        makes; None where it makes none or that cannot be told."""
        self.wanted = True
        known = self._calls.get((id(code), offset))
        if known is not None and known[0] is code:
            return known[1]
        node = self._find(code, offset)
        if self.is_ready:
            if len(self._calls) >= _CALLS_KEPT:
                self._calls.clear()
            self._calls[id(code), offset] = (code, node)
        return node

    def _find(self, code: CodeType, offset: int) -> Any:
        if hasattr(code, "co_positions"):
            return self._at_place(list(islice(code.co_positions(), offset // 2 + 1)))
        if code.co_code[offset] not in _CALLS:
            return None
        start, line = _line_start(code, offset)
        count = sum(operation in _CALLS for operation in code.co_code[start:offset:2])
        nodes = self._by_line.get(line, [])
        return nodes[count] if count < len(nodes) else None

    def _at_place(self, places: list[Any]) -> Any:
        """The node that the last of `places` belongs to. On 3.11 and 3.12 a `with` is entered at the place of the
        whole statement: there its expression is what was evaluated just before."""
        place = places[-1]
        node = self._by_place.get(place)
        if type(node).__name__ not in ("With", "AsyncWith"):
            return node
        before = next((other for other in reversed(places) if other != place), None)
        return self._by_place.get(before)

    def target(self, line: int) -> str:
        """The name to which the statement on `line` assigns (``q``, ``self.q``), "" where it is not one name."""
        self.wanted = True
        self.prepare()
        return self._targets.get(line, "")

    def _enter(self, node: Any) -> None:
        kind = type(node).__name__
        if kind in ("Assign", "AnnAssign"):
            targets = node.targets if kind == "Assign" else [node.target]
            self._targets.setdefault(node.lineno, dotted(targets[0]) if len(targets) == 1 else "")
            return
        if kind not in ("With", "AsyncWith"):
            self._by_line.setdefault(node.lineno, []).append(node)
        self._by_place[node.lineno, node.end_lineno, node.col_offset, node.end_col_offset] = node


def _parse(data: bytes) -> Any:
    """The tree of the source `data`. What Python has to warn of in there it has said when the program started."""
    filters = sys.modules.get("warnings", _warnings).filters
    quiet = ("ignore", None, Warning, None, 0)
    filters.insert(0, quiet)
    try:
        return compile(data, "", "exec", _ONLY_AST, True)
    finally:
        filters.remove(quiet)


def dotted(node: Any) -> str:
    """`node` as text where it is a name or attributes of one; else ""."""
    kind = type(node).__name__
    if kind == "Name":
        return str(node.id)
    if kind == "Attribute":
        base = dotted(node.value)
        return f"{base}.{node.attr}" if base else ""
    return ""


def _collect(node: Any, found: list[Any]) -> None:
    """Adds to `found` the assignments, calls, `with` statements and context managers under `node`; calls in the order
    in which they are made."""
    for field in node._fields:
        value = getattr(node, field, None)
        if type(value) is list:
            for child in value:
                if hasattr(child, "_fields"):
                    _collect(child, found)
        elif hasattr(value, "_fields"):
            _collect(value, found)
    kind = type(node).__name__
    if kind in _KINDS:
        found.append(node)
    elif kind == "withitem":
        found.append(node.context_expr)


def _line_start(code: CodeType, offset: int) -> tuple[int, int]:
    """Where the line that `offset` belongs to starts in `code`, and its number (3.9 and 3.10)."""
    address, start, line = 0, 0, code.co_firstlineno
    table = code.co_lnotab
    for index in range(0, len(table), 2):
        address += table[index]
        if address > offset:
            break
        if table[index + 1]:
            start = address
            line += table[index + 1] - (256 if table[index + 1] >= 128 else 0)
    return start, line
