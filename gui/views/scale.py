"""The axis of values: round ends, round ticks, and from a value to a pixel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from gui.views.axes import nice_step

Numbers = TypeVar("Numbers", float, NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to vertical pixels: `low` at the bottom, `high` at the top of `height` pixels."""

    low: float
    high: float
    step: float
    height: float

    def y(self, value: Numbers) -> Numbers:
        return (self.high - value) / (self.high - self.low) * self.height

    def ticks(self, least: float = 0.0) -> list[float]:
        """At least `least` pixels apart, the highest among them: in little room that one says most."""
        first, last = math.ceil(self.low / self.step - 1e-6), math.floor(self.high / self.step + 1e-6)
        apart = self.step / (self.high - self.low) * self.height
        every = max(1, math.ceil(least / apart - 1e-6))
        return [index * self.step for index in range(last, first - 1, -every)][::-1]


def scale_for(low: float, high: float, height: float, spacing: float) -> Scale:
    """The scale that holds `low` to `high`, with ticks at least about `spacing` pixels apart. Its ends are at half
    steps: it changes seldom, so that a growing curve does not make the picture tremble."""
    if high - low < 1e-9:
        low, high = low - 1, high + 1
    step = nice_step(high - low, max(2.0, height / spacing))
    half = step / 2
    low, high = math.floor(low / half + 1e-9) * half, math.ceil((high + (high - low) * 0.02) / half - 1e-9) * half
    return Scale(low, high, step, max(height, 1.0))
