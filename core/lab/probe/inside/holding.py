"""Which locks a thread that waits has taken, as far as its stack and the program's text prove it.

Locks are not wrapped, so nobody counts who takes them. A thread inside the body of ``with lock:``, or past
``lock.acquire()`` in the same block, has the lock, unless something on the way may have given it back: then nothing
is said. That is as it should be: a lock too few makes a weaker sentence, a lock too many a lie.
"""

from __future__ import annotations

from .calls import Names
from .text import walk, word
from .things import is_taken, kind_of, lock_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType
    from typing import Any

    from .text import Text

    Position = tuple[int, int]


class Held:
    """A lock that a thread has: `thing` is what was taken at `node`, and `lock` the lock in it; `through` are the
    names that lead there."""

    __slots__ = ("lock", "node", "thing", "through")

    def __init__(self, thing: Any, lock: Any, node: Any) -> None:
        self.thing = thing
        self.lock = lock
        self.node = node
        self.through = frozenset(map(word, walk(node)))


class Holding:
    """Follows one thread's way through the program, from its outermost frame inwards."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._held: list[Held] = []

    def enter(self, frame: FrameType, names: Names, waits_at: Any) -> None:
        """Takes in what was done in `frame` up to where it is; `waits_at` is the node that it is at, where known."""
        function = self._text.function(frame.f_code)
        if function is None:
            self.forget()
            return
        line, column = self._text.position(frame)
        for what, node in _way(function.body, line, column, waits_at):
            if what == "took":
                self._take(node, names)
            elif what != "did" or not self._took(node, names):
                self._lose(node, names)

    def forget(self) -> None:
        """Something has happened that is not seen: what could have been given back counts no more."""
        if self._text.gives_back:
            self._held.clear()

    def found(self, ident: int) -> list[Held]:
        """The locks that the thread `ident` has, each once."""
        kept: dict[int, Held] = {}
        for held in self._held:
            if is_taken(held.lock, ident):
                kept.setdefault(id(held.lock), held)
        return list(kept.values())

    def _take(self, node: Any, names: Names) -> None:
        thing = names.find(node)
        lock = lock_of(thing)
        if lock is not None:
            self._held.append(Held(thing, lock, node))

    def _took(self, statement: Any, names: Names) -> bool:
        """Whether `statement` is one that takes a lock, for as long as that may take."""
        taken = _taken_by(statement)
        if taken is None:
            return False
        self._take(taken, names)
        return True

    def _lose(self, node: Any, names: Names) -> None:
        """Drops what `node` may have given back, or may have made another name for."""
        for part in walk(node):
            kind = type(part).__name__
            if kind in ("Name", "Attribute") and type(part.ctx).__name__ != "Load":
                self._held = [held for held in self._held if word(part) not in held.through]
            elif kind == "Attribute" and part.attr == "release":
                self._give_back(names.find(part.value))
            elif self._text.may_give_back(part, names):
                self._held.clear()

    def _give_back(self, thing: Any) -> None:
        """`thing`, which may be anything, has been asked to `release`."""
        lock = lock_of(thing)
        if lock is None and not kind_of(thing):
            self._held.clear()
        self._held = [held for held in self._held if held.lock is not lock]


def _way(block: list[Any], line: int, column: int, waits_at: Any) -> Iterator[tuple[str, Any]]:
    """What has been done in `block` up to that place: ``did`` a statement, ``took`` a lock that stands at a `with`,
    ``maybe`` something else, in the order in which it was done."""
    for statement in block:
        where = _compare(statement, line, column)
        if where < 0:
            yield "did", statement
        elif where == 0:
            if column < 0 and _shares_a_line(block, statement, line):
                yield from (("maybe", other) for other in block if _compare(other, line, column) == 0)
                return
            yield from _inside(statement, line, column, waits_at)
            return


def _inside(statement: Any, line: int, column: int, waits_at: Any) -> Iterator[tuple[str, Any]]:
    kind = type(statement).__name__
    if kind == "With":
        yield from _with(statement, line, column, waits_at)
    elif kind in ("For", "While"):
        yield from (("maybe", node) for node in (*_header(statement), *statement.body, *statement.orelse))
        for block in (statement.body, statement.orelse):
            yield from _way(block, line, column, waits_at) if _is_in(block, line, column) else ()
    elif kind == "If":
        yield "maybe", statement.test
        for block in (statement.body, statement.orelse):
            yield from _way(block, line, column, waits_at) if _is_in(block, line, column) else ()
    elif kind in ("Try", "TryStar"):
        yield from _try(statement, line, column, waits_at)
    elif kind == "Match":
        yield "maybe", statement


def _with(statement: Any, line: int, column: int, waits_at: Any) -> Iterator[tuple[str, Any]]:
    inside = _is_in(statement.body, line, column)
    own_line = statement.body[0].lineno > statement.items[-1].context_expr.end_lineno
    if inside and not own_line and column < 0:
        return
    for item in statement.items:
        if not inside and item.context_expr is waits_at:
            return
        if not inside and waits_at is None:
            yield "maybe", item.context_expr
            return
        yield "maybe", item.context_expr
        yield "took", item.context_expr
        if item.optional_vars is not None:
            yield "maybe", item.optional_vars
    if inside:
        yield from _way(statement.body, line, column, waits_at)


def _try(statement: Any, line: int, column: int, waits_at: Any) -> Iterator[tuple[str, Any]]:
    before: list[Any] = []
    blocks = [statement.body, *(handler.body for handler in statement.handlers), statement.orelse, statement.finalbody]
    for block in blocks:
        if _is_in(block, line, column):
            yield from (("maybe", node) for node in before)
            yield from _way(block, line, column, waits_at)
            return
        before += block


def _header(loop: Any) -> list[Any]:
    return [loop.target, loop.iter] if type(loop).__name__ == "For" else [loop.test]


def _compare(node: Any, line: int, column: int) -> int:
    """Whether `node` lies before that place (-1), around it (0) or after it (1); without a column by lines."""
    if column < 0:
        return int(node.lineno > line) - int(node.end_lineno < line)
    start, end = (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)
    return int(start > (line, column)) - int(end <= (line, column))


def _is_in(block: list[Any], line: int, column: int) -> bool:
    return bool(block) and _compare(block[0], line, column) <= 0 and _compare(block[-1], line, column) >= 0


def _shares_a_line(block: list[Any], statement: Any, line: int) -> bool:
    return any(other is not statement and other.lineno <= line <= other.end_lineno for other in block)


def _taken_by(statement: Any) -> Any:
    """What ``lock.acquire()`` as a statement takes; None where it may give up, and for all else."""
    call: Any = getattr(statement, "value", None) if type(statement).__name__ in ("Expr", "Assign") else None
    if type(call).__name__ != "Call" or call.args or call.keywords:
        return None
    function = call.func
    return function.value if type(function).__name__ == "Attribute" and function.attr == "acquire" else None
