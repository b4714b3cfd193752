"""The axis of time that plots and lanes share, and where on a view it lies.

An axis runs straight from `start` to `end`. When nothing has changed for `STILL_S`, it stops there: all the time
since is squeezed into what is left of the width, behind a break mark (`is_broken`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF

from core.snapshot import Snapshot
from gui.theme import Look

translate = QCoreApplication.translate

LEFT_MARGIN = 108
RIGHT_MARGIN = 20
"""From a view's edges to the axis, in unscaled pixels: lane names and value labels stand on the left."""

STILL_S = 2.0
WINDOW_S = 30.0
"""How much of a run that goes on is shown unless asked for more: the newest half minute."""

_BREAK_AT = 0.7
_LENGTHS = (0.5, 1.0, 2.0, 3.0, 5.0, 7.5, 10.0, 15.0, 20.0, WINDOW_S)
_LEAD = 0.012
"""A little room before the beginning, so that what happens there is not cut in half."""
_SHORTEST_S = 1e-4
"""Diagnoses of runs that stand still and are in order."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Times in seconds since the lab was started. `now` matters only where the axis is broken."""

    start: float
    end: float
    now: float = 0.0
    is_broken: bool = False
    is_stuck: bool = False
    """Whether the time behind the break is time in which the program could not go on."""

    @property
    def span(self) -> float:
        return self.end - self.start

    @property
    def break_fraction(self) -> float:
        """Where on the axis (0 to 1) its straight part ends."""
        return _BREAK_AT if self.is_broken else 1.0

    def fraction(self, t: float) -> float:
        """Where on the axis `t` lies: 0 at its left end, 1 at its right one, outside of that what is not shown."""
        if self.is_broken and t > self.end:
            rest = max(self.now - self.end, _SHORTEST_S)
            return _BREAK_AT + (t - self.end) / rest * (1 - _BREAK_AT)
        return (t - self.start) / self.span * self.break_fraction

    def time(self, fraction: float) -> float:
        """The inverse of `fraction`."""
        if self.is_broken and fraction > _BREAK_AT:
            return self.end + (fraction - _BREAK_AT) / (1 - _BREAK_AT) * (self.now - self.end)
        return self.start + fraction / self.break_fraction * self.span


Chosen = tuple[float, float] | None
"""The part of a run that the learner has chosen to see; None: as `axis_of` finds best."""


def axis_of(snapshot: Snapshot, chosen: Chosen = None) -> TimeAxis:
    """The axis for `snapshot`: while a run goes on it grows in steps, so that the picture stands still in between,
    and keeps to the newest `WINDOW_S`; afterwards it is as long as the run was."""
    if chosen is not None:
        return TimeAxis(chosen[0], max(chosen[1], chosen[0] + _SHORTEST_S))
    still_since = _still_since(snapshot)
    if snapshot.t - still_since >= STILL_S:
        end = max(still_since, 0.05)
        begin = -_LEAD * end
        start = max(begin, end - WINDOW_S) if snapshot.is_running else begin
        diagnosis = snapshot.diagnosis
        is_stuck = diagnosis is not None and diagnosis.is_stuck
        return TimeAxis(start, end, max(snapshot.t, end), True, is_stuck)
    if not snapshot.is_running:
        end = max(snapshot.t * 1.03, 0.001)
        return TimeAxis(-_LEAD * end, end)
    length = next((length for length in _LENGTHS if length >= snapshot.t * 1.02), None)
    if length is not None:
        return TimeAxis(-_LEAD * length, length)
    end = math.ceil(snapshot.t)
    return TimeAxis(end - WINDOW_S, float(end))


def _still_since(snapshot: Snapshot) -> float:
    if snapshot.diagnosis is not None and snapshot.diagnosis.is_whole:
        return min(snapshot.changed, snapshot.diagnosis.since)
    return snapshot.changed


def zoomed(axis: TimeAxis, factor: float, around: float) -> tuple[float, float]:
    """The straight part of `axis`, `factor` times as long, with the time `around` staying where it is."""
    around = min(max(around, axis.start), axis.end)
    span = max(axis.span * factor, _SHORTEST_S * 10)
    left = (around - axis.start) / axis.span
    return around - left * span, around + (1 - left) * span


def panned(axis: TimeAxis, seconds: float) -> tuple[float, float]:
    return axis.start + seconds, axis.end + seconds


def within(chosen: tuple[float, float], last: float) -> Chosen:
    """`chosen` kept inside a run of `last` seconds; None where it would show all of it anyway."""
    start, end = chosen
    span = end - start
    if span >= last * 1.03:
        return None
    start = min(max(start, -0.02 * span), last * 1.03 - span)
    return start, start + span


def plot_area(width: int, look: Look) -> tuple[float, float]:
    """Left and right end of the axis in a view of `width` pixels."""
    left = float(look.px(LEFT_MARGIN))
    return left, max(left + 1.0, float(width - look.px(RIGHT_MARGIN)))


def x_of(axis: TimeAxis, area: QRectF) -> Callable[[float], float]:
    """From a time to a horizontal place in `area`."""
    left, width = area.left(), area.width()
    return lambda t: left + axis.fraction(t) * width


def nice_step(span: float, most: float) -> float:
    """The smallest of 1, 2, 5, 10, … of any power that divides `span` into at most `most` parts."""
    rough = span / max(most, 1.0)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= rough * 0.999)


def time_ticks(axis: TimeAxis, most: int) -> list[tuple[float, str]]:
    """At most about `most` round times on the straight part, each with its label; the last one names the unit."""
    step = nice_step(axis.span, most)
    digits = max(0 if step >= 1 else 1, -math.floor(math.log10(step) + 1e-9))
    first, last = math.ceil(axis.start / step - 1e-6), math.floor(axis.end / step + 1e-6)
    times = [index * step for index in range(first, last + 1)]
    labels = [f"{time:.{digits}f}" for time in times]
    if labels:
        labels[-1] = translate("TimeAxis", "{seconds} s").format(seconds=labels[-1])
    return list(zip(times, labels, strict=True))


def still_label(axis: TimeAxis) -> str:
    """How long nothing has changed: ``+7.4 s``."""
    return translate("TimeAxis", "+{seconds} s").format(seconds=f"{axis.now - axis.end:.1f}")
