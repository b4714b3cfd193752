"""Curves made of what can be seen of them: thinned to the columns of pixels, freed of points on straight lines.

Arrays are float64 and of one length where they belong together; x and y are pixels, as a canvas has them.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.ma  # `unique` imports it when first called: 24 ms, in the middle of a run
from numpy.typing import NDArray

from core.snapshot import Drift, Series
from gui.views.axes import TimeAxis
from gui.views.scale import Scale

Array = NDArray[np.float64]
Indices = NDArray[np.int64]

LOSS = -2
"""In place of a writer: this piece of the curve is a loss."""

_STRAIGHT_PX = 0.4
"""A point that lies no farther from the line between its neighbours is not seen."""


def arrays(series: Series, length: int | None = None) -> tuple[Array, Array]:
    """Times and values of a series as arrays of their own."""
    length = series.length if length is None else length
    # Slices copy: a view of the arrays themselves would keep the recording from appending to them.
    return np.frombuffer(series.times[:length], dtype=float), np.frombuffer(series.values[:length], dtype=float)


def fractions(axis: TimeAxis, times: Array) -> Array:
    """`TimeAxis.fraction` for many times."""
    straight = (times - axis.start) / axis.span * axis.break_fraction
    if not axis.is_broken:
        return straight
    rest = max(axis.now - axis.end, 1e-4)
    behind = axis.break_fraction + (times - axis.end) / rest * (1 - axis.break_fraction)
    return np.where(times > axis.end, behind, straight)


def in_view(times: Array, axis: TimeAxis) -> slice:
    """The points on the axis, and one on either side of it for the lines that lead out."""
    last = axis.now if axis.is_broken else axis.end
    first = int(np.searchsorted(times, axis.start, side="left")) - 1
    behind = int(np.searchsorted(times, last, side="right")) + 1
    return slice(max(0, first), min(len(times), behind))


def columns(x: Array, y: Array) -> Indices:
    """Indices of the points that show the curve as all of them would: of those in one column of pixels the first,
    the lowest, the highest and the last."""
    column = np.floor(x).astype(np.int64)
    starts = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    ends = np.append(starts[1:], len(x)) - 1
    order = np.lexsort((y, column))  # within each column from the lowest value to the highest
    return np.unique(np.concatenate((starts, order[starts], order[ends], ends)))


def bends(x: Array, y: Array, kinds: Array) -> Indices:
    """Indices of the points at which the curve turns or changes its kind; those between lie on straight lines."""
    kept = np.arange(len(x))
    for parity in (1, 0, 1, 0):
        if len(kept) < 3:
            break
        middle = kept[1:-1]
        flat = _distance(x, y, kept) < _STRAIGHT_PX
        flat &= (kinds[middle] == kinds[kept[2:]]) & (np.arange(len(middle)) % 2 == parity)
        kept = np.concatenate((kept[:1], middle[~flat], kept[-1:]))
    return kept


def _distance(x: Array, y: Array, kept: Indices) -> Array:
    """How far each inner point of the curve through `kept` lies from the line between its neighbours."""
    a, b, c = kept[:-2], kept[1:-1], kept[2:]
    dx, dy = x[c] - x[a], y[c] - y[a]
    across = np.abs(dx * (y[b] - y[a]) - dy * (x[b] - x[a]))
    return across / np.maximum(np.hypot(dx, dy), 1e-9)


def pairs(values: Sequence[tuple[float, float]]) -> Array:
    """A sequence of pairs as rows of two."""
    return np.fromiter(chain.from_iterable(values), dtype=float, count=2 * len(values)).reshape(-1, 2)


@dataclass(frozen=True, slots=True)
class DriftCurves:
    """What a drift plot draws. `kinds` has per point of the actual curve the writer of the piece that leads to it
    (or `LOSS`); `losses` are rows of x, upper y, lower y."""

    x: Array
    actual: Array
    kinds: Array
    expected_x: Array
    expected: Array
    losses: Array

    @property
    def vertices(self) -> int:
        return len(self.x)


def drift_curves(drift: Drift, axis: TimeAxis, width: float, scale: Scale) -> DriftCurves:
    """The curves of `drift` on `axis`, `width` pixels long."""
    length = min(drift.actual.length, drift.expected.length, drift.writer.length)
    times, actual = arrays(drift.actual, length)
    seen = in_view(times, axis)
    expected = arrays(drift.expected, length)[1][seen]
    writers = arrays(drift.writer, length)[1][seen]
    times, actual = times[seen], actual[seen]
    x = fractions(axis, times) * width
    y, expected_y = scale.y(actual), scale.y(expected)
    places, amounts = _loss_places(drift, times)
    before = scale.y(actual[places] - amounts)
    losses = np.column_stack((x[places], np.minimum(before, y[places]), np.maximum(before, y[places])))
    all_x, all_y = np.insert(x, places, x[places]), np.insert(y, places, before)
    kinds = np.insert(writers, places, writers[places])
    kinds[places + np.arange(1, len(places) + 1)] = LOSS
    all_x, all_y, kinds = _thinned(all_x, all_y, kinds, width)
    expected_x, expected_y, _ = _thinned(x, expected_y, np.zeros(len(x)), width)
    return DriftCurves(all_x, all_y, kinds, expected_x, expected_y, _merged(losses))


def _loss_places(drift: Drift, times: Array) -> tuple[Indices, Array]:
    """The points at which something was lost, and how much; losses between two points count for the later one."""
    if not drift.losses or not len(times):
        return np.empty(0, dtype=np.int64), np.empty(0)
    first = bisect.bisect_left(drift.losses, (float(times[0]),))
    behind = bisect.bisect_right(drift.losses, (float(times[-1]), math.inf))
    lost = pairs(drift.losses[first:behind])
    places, which = np.unique(np.searchsorted(times, lost[:, 0] - 1e-9), return_inverse=True)
    return places, np.bincount(which, weights=lost[:, 1], minlength=len(places))


def _thinned(x: Array, y: Array, kinds: Array, width: float) -> tuple[Array, Array, Array]:
    if len(x) > 2 * width:
        kept = columns(x, y)
        x, y, kinds = x[kept], y[kept], np.where(kinds[kept] == LOSS, kinds[np.maximum(kept - 1, 0)], kinds[kept])
    kept = bends(x, y, kinds)
    return x[kept], y[kept], kinds[kept]


def _merged(losses: Array) -> Array:
    """One line for all losses in a column of pixels, as high as all of them together."""
    if len(losses) < 2:
        return losses
    column = np.floor(losses[:, 0])
    starts = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    tops = np.minimum.reduceat(losses[:, 1], starts)
    return np.column_stack((losses[starts, 0], tops, np.maximum.reduceat(losses[:, 2], starts)))


def step_curve(series: Series, axis: TimeAxis, width: float, until: float) -> tuple[Array, Array]:
    """Steps on `axis`, each value holding until the next time, the last one until `until` seconds: x in pixels, and
    the values themselves."""
    times, values = arrays(series)
    if not len(times):
        return times, values
    times, values = np.append(times, max(until, times[-1])), np.append(values, values[-1])
    seen = in_view(times, axis)
    x, values = fractions(axis, times[seen]) * width, values[seen]
    x = np.clip(x, -2.0, width + 2.0)
    if len(x) > 2 * width:
        kept = columns(x, values)
        x, values = x[kept], values[kept]
    return x, values
