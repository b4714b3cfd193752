"""Who goes on: by chance, or as a list says."""

from __future__ import annotations

import random
from typing import Protocol

_PATIENCE = 3_000
"""Decisions after which a thread that only ever stays is made to let others go: it may be waiting for them."""
_RATES = (0.5, 0.2, 0.05)


class Chooser(Protocol):
    def choose(self, stays: int | None, able: list[int]) -> int:
        """One of `able`. `stays` is the thread that goes on if nobody interferes (None: it waits, or has ended)."""


class ByChance:
    """The number of the run decides how many switches there are: few in most, since few are enough for most mistakes.

    `length` is about how many decisions there will be.
    """

    def __init__(self, run: int, length: int) -> None:
        self._random = random.Random(run)
        few = run % 4
        self._rate = self._random.choice(_RATES) if few == 3 else 0.0
        count = 0 if not run else min(few + 1, length)
        self._places = frozenset(self._random.sample(range(length), count)) if not self._rate else frozenset()
        self._at = self._stayed = -1

    def choose(self, stays: int | None, able: list[int]) -> int:
        self._at += 1
        self._stayed += 1
        leaves = self._at in self._places or self._stayed > _PATIENCE or self._random.random() < self._rate
        if stays in able and not leaves:
            assert stays is not None
            return stays
        self._stayed = 0
        return self._random.choice([number for number in able if number != stays] or able)


class ByList:
    """Follows `steps`, and behind their end lets each thread go on for as long as it can."""

    def __init__(self, steps: list[int]) -> None:
        self._steps = steps
        self._at = -1
        self.diverged: int | None = None
        """The first step that could not be taken."""

    def choose(self, stays: int | None, able: list[int]) -> int:
        self._at += 1
        if self._at < len(self._steps) and self.diverged is None:
            if self._steps[self._at] in able:
                return self._steps[self._at]
            self.diverged = self._at
        return stays if stays is not None and stays in able else able[0]
