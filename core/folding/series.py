"""Curves that grow while they are shown."""

from __future__ import annotations

from array import array
from copy import copy

from core.snapshot import SERIES_LIMIT, Series


class GrowingSeries:
    """Points in order of time. `frozen` shares the arrays with the snapshot, so they are only ever appended to, and
    replaced as a whole when they are thinned."""

    __slots__ = ("_begun", "_times", "_values")

    def __init__(self) -> None:
        self._times = array("d")
        self._values = array("d")
        self._begun: Series | None = None
        """What a copy has in common with its original; it gets arrays of its own when it first grows."""

    def append(self, t: float, value: float) -> None:
        """Adds a point; one that comes late is put at the time of the newest."""
        if self._begun is not None:
            (self._times, self._values), self._begun = self._begun.points(), None
        if self._times and t < self._times[-1]:
            t = self._times[-1]
        self._times.append(t)
        self._values.append(value)
        if len(self._times) >= SERIES_LIMIT:
            self._thin()

    def _thin(self) -> None:
        # Every second point goes, so that curves which share their times stay in step with one another.
        self._times = self._times[::2]
        self._values = self._values[::2]

    @property
    def last(self) -> float | None:
        if self._begun is not None:
            return self._begun.last
        return self._values[-1] if self._values else None

    def frozen(self) -> Series:
        return self._begun or Series(self._times, self._values, len(self._times))

    def copy(self) -> GrowingSeries:
        """One that grows by itself from here on. It costs nothing until it does."""
        series = copy(self)
        series._begun = self.frozen()
        return series
