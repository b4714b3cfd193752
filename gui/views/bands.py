"""Stretches of time in which something held, as they are drawn: bands, or bars of the share of time."""

from __future__ import annotations

import numpy as np

from gui.views.axes import TimeAxis
from gui.views.curves import Array, fractions

NARROW = 3.0
"""Bands below that many pixels cannot be told apart: together they become bars."""
BUCKET = 8.0
"""The width of such a bar in pixels."""

Band = tuple[float, float, float]


def share(stretches: Array, start: float, end: float) -> float:
    """The share (0 to 1) of the time from `start` to `end` that the stretches (rows of two times) cover. They do not
    overlap."""
    if end <= start or not len(stretches):
        return 0.0
    covered = np.minimum(stretches[:, 1], end) - np.maximum(stretches[:, 0], start)
    return float(np.maximum(covered, 0.0).sum()) / (end - start)


def bands(stretches: Array, axis: TimeAxis, width: float) -> list[Band]:
    """What to draw on an axis of `width` pixels: (left, right, height) with the height as a share of all there is,
    1 for a band that is wide enough to be seen by itself."""
    if not len(stretches):
        return []
    left = np.clip(fractions(axis, stretches[:, 0]) * width, 0.0, width)
    right = np.clip(fractions(axis, stretches[:, 1]) * width, 0.0, width)
    is_wide = right - left >= NARROW
    wide = [(a, b, 1.0) for a, b in zip(left[is_wide].tolist(), right[is_wide].tolist(), strict=True)]
    is_narrow = ~is_wide & (right > left)
    return [*wide, *_bars(left[is_narrow], right[is_narrow])]


def _bars(left: Array, right: Array) -> list[Band]:
    """Narrow bands, gathered in buckets of which each lies in one or two."""
    if not len(left):
        return []
    bucket = np.floor(left / BUCKET).astype(np.int64)
    here = np.minimum(right, (bucket + 1) * BUCKET) - left
    both = np.concatenate((bucket, bucket + 1))
    parts = np.bincount(both, weights=np.concatenate((here, right - left - here))) / BUCKET
    return [
        (place * BUCKET, (place + 1) * BUCKET, min(1.0, float(parts[place])))
        for place in np.flatnonzero(parts > 1e-6).tolist()
    ]
