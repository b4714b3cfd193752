"""A row of things that grows for as long as a run lasts, of which a limited number is kept.

A recording keeps hundreds of copies of a whole fold. So copies share what they have in common, and what is in them is
packed: millions of small objects would need ten times the memory, and make every full garbage collection of the
process take half a second.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from copy import copy
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeVar

Item = TypeVar("Item")

_CHUNKS = 8
_CHUNKS_OF_COPY = 2
_NO_CHUNKS: deque[Any] = deque()
_NO_ITEMS: list[Any] = []
"""What all sleeping copies have; they get their own when they wake."""


class Pair(NamedTuple):
    """Two times, or a time and an amount."""

    first: float
    second: float


class _Packed:
    """Some items as columns: their first fields, which are floats, and the places of the rest in a short table."""

    __slots__ = ("_numbers", "_places", "_table")

    def __init__(self, items: Iterable[Any], fields: Sequence[str], floats: int) -> None:
        places: dict[tuple[Any, ...], int] = {}
        self._numbers, self._places = array("d"), array("H")
        for item in items:
            values = [getattr(item, name) for name in fields]
            self._numbers.extend(values[:floats])
            self._places.append(places.setdefault(tuple(values[floats:]), len(places)))
        self._table = tuple(places)

    def unpacked(self, kind: type[Item], floats: int) -> list[Item]:
        numbers = zip(*(self._numbers[start::floats] for start in range(floats)), strict=True)
        rests = map(self._table.__getitem__, self._places)
        return [kind(*first, *rest) for first, rest in zip(numbers, rests, strict=True)]


class Row(Generic[Item]):
    """Keeps the newest `limit` items (a little fewer while it makes room), or the first ones where `keeps_first`.

    `kind` is their class, the first `floats` fields of which are floats. A copy is asleep until it is used: it
    has only the packed form, and of the newest only a quarter: that is for a moment of the past, beside the whole.
    """

    __slots__ = ("_asleep", "_floats", "_full", "_keeps_first", "_kind", "_limit", "_open", "_packed", "dropped")

    def __init__(self, kind: type[Item], floats: int, limit: int, *, keeps_first: bool = False) -> None:
        self._kind, self._floats, self._limit, self._keeps_first = kind, floats, limit, keeps_first
        self._packed: deque[_Packed] = deque()
        self._full: deque[Sequence[Item]] = deque()
        self._open: list[Item] = []
        self._asleep: _Packed | None = None
        self.dropped: Item | None = None
        """The newest of those that were not kept to make room."""

    def append(self, item: Item) -> None:
        self._wake()
        if len(self._full) == _CHUNKS:
            if self._keeps_first:
                return
            self.dropped = self._full.popleft()[-1]
            self._packed.popleft()
        self._open.append(item)
        if len(self._open) * _CHUNKS >= self._limit:
            self._packed.append(self._pack(self._open))
            self._full.append(self._open)
            self._open = []

    def pop(self) -> Item:
        """Takes the last item away. Raises `IndexError` where there is none."""
        self._wake()
        if not self._open and self._full:
            self._packed.pop()
            self._open = list(self._full.pop())
        return self._open.pop()

    @property
    def last(self) -> Item | None:
        self._wake()
        if self._open:
            return self._open[-1]
        return self._full[-1][-1] if self._full else None

    def items(self) -> tuple[Item, ...]:
        """All that is kept, oldest first."""
        self._wake()
        return (*chain.from_iterable(self._full), *self._open)

    def branch(self) -> Row[Item]:
        """A copy with all that is kept, awake: for a moment only, since it takes more memory."""
        self._wake()
        row = copy(self)
        row._packed, row._full, row._open = self._packed.copy(), self._full.copy(), self._open.copy()
        return row

    def copy(self) -> Row[Item]:
        row = copy(self)
        row._packed = self._packed.copy()
        while len(row._packed) > _CHUNKS_OF_COPY and not self._keeps_first:
            row._packed.popleft()
        row._asleep = self._asleep or self._pack(self._open)
        row._full, row._open = _NO_CHUNKS, _NO_ITEMS
        return row

    def _pack(self, items: Iterable[Item]) -> _Packed:
        fields: Sequence[str] = getattr(self._kind, "_fields", None) or self._kind.__slots__  # type: ignore[attr-defined]
        return _Packed(items, fields, self._floats)

    def _wake(self) -> None:
        if self._asleep is not None:
            self._full = deque(packed.unpacked(self._kind, self._floats) for packed in self._packed)
            self._open, self._asleep = self._asleep.unpacked(self._kind, self._floats), None
