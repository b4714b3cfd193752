"""Which item that came out of something is which one that was put in."""

from __future__ import annotations

from collections import deque
from copy import copy

from core.observation import ThreadKey
from core.snapshot import PASSAGE_LIMIT, Flow, Passage

# Items on their way of which it is kept who put them.
_UNDERWAY = 10_000


class Passages:
    """Which item that came out is which one that was put in. `put` and `got` are told in the order of their times."""

    def __init__(self) -> None:
        self._sent: deque[tuple[float, ThreadKey]] = deque(maxlen=_UNDERWAY)
        self._early: deque[tuple[float, ThreadKey]] = deque(maxlen=_UNDERWAY)
        """Items that came out before their put was noted: that is a moment after the item has left."""
        self._newest: deque[Passage] = deque(maxlen=PASSAGE_LIMIT)
        self._counts: dict[tuple[int, int], int] = {}

    def put(self, t: float, key: ThreadKey) -> None:
        if self._early:
            self._passed((t, key), self._early.popleft())
        else:
            self._sent.append((t, key))

    def got(self, t: float, key: ThreadKey) -> None:
        if self._sent:
            self._passed(self._sent.popleft(), (t, key))
        else:
            self._early.append((t, key))

    def _passed(self, put: tuple[float, ThreadKey], got: tuple[float, ThreadKey]) -> None:
        way = put[1].pid, got[1].pid
        if way[0] != way[1]:
            self._counts[way] = self._counts.get(way, 0) + 1
            self._newest.append(Passage(*put, *got))

    def newest(self) -> tuple[Passage, ...]:
        return tuple(self._newest)

    def flows(self) -> tuple[Flow, ...]:
        return tuple(Flow(source, target, count) for (source, target), count in self._counts.items())

    def copy(self) -> Passages:
        passages = copy(self)
        passages._sent, passages._early = self._sent.copy(), self._early.copy()
        passages._newest, passages._counts = self._newest.copy(), self._counts.copy()
        return passages
