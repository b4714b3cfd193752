"""From a knob's value to a place on its slider and back, on a straight or a logarithmic scale."""

from __future__ import annotations

import math
from dataclasses import dataclass

from core.lesson import KnobRange
from core.program import KnobValue

Number = int | float

_DIGITS = 2
"""How many digits of a value matter when it is dragged."""


@dataclass(frozen=True, slots=True)
class KnobScale:
    """The range of a knob that is a number. `whole` keeps its values integers."""

    low: Number
    high: Number
    logarithmic: bool
    whole: bool

    def share(self, value: Number) -> float:
        """Where `value` stands between low (0.0) and high (1.0); outside it stands at the end."""
        value = min(max(value, self.low), self.high)
        if self.high <= self.low:
            return 0.0
        if self.logarithmic and self.low > 0:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def value(self, share: float) -> Number:
        """The round value nearest to that place."""
        share = min(max(share, 0.0), 1.0)
        if share in (0.0, 1.0):
            return self.high if share else self.low
        if self.logarithmic and self.low > 0:
            exact = self.low * (self.high / self.low) ** share
            return self._fit(_rounded(exact, 10.0 ** (math.floor(math.log10(exact)) - _DIGITS + 1)))
        exact = self.low + (self.high - self.low) * share
        return self._fit(_rounded(exact, self._straight_step()))

    def stepped(self, value: Number, direction: int) -> Number:
        """The next value up (1) or down (-1): 1, 2, 5, 10, … on a logarithmic scale, a hundredth on a straight one."""
        if self.logarithmic and self.low > 0:
            return self._fit(_next_round(value, direction))
        return self._fit(_rounded(value + direction * self._straight_step(), self._straight_step()))

    def contains(self, value: Number) -> bool:
        return self.low <= value <= self.high

    def _straight_step(self) -> float:
        step = 10.0 ** math.floor(math.log10((self.high - self.low) / 20 or 1.0))
        return max(1.0, step) if self.whole else step

    def _fit(self, value: float) -> Number:
        fitted = min(max(value, self.low), self.high)
        return round(fitted) if self.whole else float(fitted)


def scale_of(knob: KnobRange, value: KnobValue) -> KnobScale | None:
    """The scale of a knob that has `value` now; None for one that is not a number."""
    low, high = knob.low, knob.high
    if any(isinstance(item, bool | str) for item in (low, high, value)):
        return None
    whole = all(isinstance(item, int) for item in (low, high, value))
    return KnobScale(low, high, knob.logarithmic, whole)


def _rounded(value: float, step: float) -> float:
    digits = max(0, -math.floor(math.log10(step)) + 1)
    return round(round(value / step) * step, digits)


def _next_round(value: float, direction: int) -> float:
    power = 10.0 ** math.floor(math.log10(max(value, 1e-9)))
    candidates = [step * power * scale for scale in (0.1, 1.0, 10.0) for step in (1, 2, 5)]
    if direction > 0:
        return next(candidate for candidate in candidates if candidate > value * 1.0001)
    return next(candidate for candidate in reversed(candidates) if candidate < value * 0.9999)
