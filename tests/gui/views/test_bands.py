"""Bands where something held, and bars where they are too narrow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.views.axes import TimeAxis
from gui.views.bands import BUCKET, bands, share
from gui.views.curves import pairs

AXIS = TimeAxis(0.0, 10.0)


def test_a_wide_band_stands_for_itself() -> None:
    assert bands(pairs([(1.0, 2.0)]), AXIS, 1_000) == [(100.0, 200.0, 1.0)]


def test_narrow_bands_become_bars_as_high_as_their_share_of_the_time() -> None:
    every = pairs([(index * 0.01, index * 0.01 + 0.005) for index in range(1_000)])
    found = bands(every, AXIS, 1_000)
    assert len(found) == 1_000 / BUCKET
    assert all(height == pytest.approx(0.5, abs=0.07) for _, _, height in found)


@given(starts=st.lists(st.floats(0, 9.9), min_size=1, max_size=50, unique=True))
def test_bars_cover_as_much_as_the_bands_did(starts: list[float]) -> None:
    starts = sorted(starts)
    stretches = [(a, min(a + 0.02, b)) for a, b in zip(starts, [*starts[1:], 10.0], strict=True)]
    covered = sum((right - left) * height for left, right, height in bands(pairs(stretches), AXIS, 1_000))
    assert covered == pytest.approx(sum(b - a for a, b in stretches) * 100, abs=0.1)


def test_the_share_of_time_counts_only_what_is_looked_at() -> None:
    assert share(pairs([(0.0, 1.0), (4.0, 8.0)]), 2.0, 6.0) == pytest.approx(0.5)
    assert share(pairs([]), 0.0, 1.0) == 0
    assert share(pairs([(0.0, 1.0)]), 1.0, 1.0) == 0


def test_bands_outside_of_the_axis_are_not_drawn() -> None:
    assert bands(pairs([(11.0, 12.0), (-2.0, -1.0)]), AXIS, 1_000) == []
