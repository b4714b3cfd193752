"""Stretches of time in which something held, as they are drawn: bands, or bars of the share of time."""

from __future__ import annotations

from collections.abc import Sequence

from gui.views.axes import TimeAxis

NARROW = 3.0
"""Bands below that many pixels cannot be told apart: together they become bars."""
BUCKET = 8.0
"""The width of such a bar in pixels."""

Stretch = tuple[float, float]


def share(stretches: Sequence[Stretch], start: float, end: float) -> float:
    """The share (0 to 1) of the time from `start` to `end` that the stretches cover. They do not overlap."""
    if end <= start:
        return 0.0
    return sum(max(0.0, min(b, end) - max(a, start)) for a, b in stretches) / (end - start)


def bands(stretches: Sequence[Stretch], axis: TimeAxis, width: float) -> list[tuple[float, float, float]]:
    """What to draw on an axis of `width` pixels: (left, right, height) with the height as a share of all there is,
    1 for a band that is wide enough to be seen by itself."""
    wide: list[tuple[float, float, float]] = []
    narrow: dict[int, float] = {}
    for start, end in stretches:
        left, right = max(axis.fraction(start) * width, 0.0), min(axis.fraction(end) * width, width)
        if right <= left:
            continue
        if right - left >= NARROW:
            wide.append((left, right, 1.0))
        else:
            _spread(narrow, left, right)
    bars = [(place * BUCKET, (place + 1) * BUCKET, min(1.0, part)) for place, part in sorted(narrow.items())]
    return [*wide, *bars]


def _spread(buckets: dict[int, float], left: float, right: float) -> None:
    """Adds a narrow band to the one or two buckets that it lies in."""
    for place in range(int(left // BUCKET), int(right // BUCKET) + 1):
        part = min(right, (place + 1) * BUCKET) - max(left, place * BUCKET)
        if part > 0:
            buckets[place] = buckets.get(place, 0.0) + part / BUCKET
