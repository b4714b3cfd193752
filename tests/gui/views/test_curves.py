"""Curves thinned to what can be seen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.folding.series import GrowingSeries
from gui.views.axes import TimeAxis, axis_of
from gui.views.curves import LOSS, arrays, bends, columns, drift_curves, step_curve
from gui.views.scale import Scale, scale_for
from tests.gui.views import sample_snapshots as samples

SCALE = Scale(-1e7, 1e7, 1e6, 300.0)
VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=400)


@given(values=VALUES)
def test_thinning_keeps_the_highest_and_the_lowest_of_every_column(values: list[float]) -> None:
    x, y = np.linspace(0, 20, len(values)), np.array(values)
    kept = columns(x, y)
    for column in range(21):
        inside = np.floor(x) == column
        if inside.any():
            seen = y[kept][np.floor(x[kept]) == column]
            assert (seen.min(), seen.max()) == (y[inside].min(), y[inside].max())
    assert len(kept) <= 4 * 21


def test_thinning_keeps_the_order_of_time() -> None:
    x = np.linspace(0, 50, 2_000)
    assert (np.diff(columns(x, np.sin(x * 40))) > 0).all()


def test_points_on_a_straight_line_are_not_drawn() -> None:
    x = np.arange(0.0, 100.0)
    assert len(bends(x, np.where(x < 50, x, 100 - x), np.zeros(100))) < 15


def test_a_change_of_writer_is_never_thinned_away() -> None:
    x = np.arange(0.0, 20.0)
    kinds = np.where(x < 10, 1.0, 2.0)
    kept = bends(x, x, kinds)
    assert set(kinds[kept]) == {1.0, 2.0}


def test_a_loss_is_a_vertical_piece_as_high_as_what_was_lost() -> None:
    snapshot = samples.race(0.2)
    assert snapshot.drift is not None
    curves = drift_curves(snapshot.drift, axis_of(snapshot), 700.0, SCALE)
    assert len(curves.losses) == len(snapshot.drift.losses)
    _, top, bottom = curves.losses[0]
    assert bottom - top == pytest.approx(abs(snapshot.drift.losses[0][1]) / 2e7 * 300.0)
    at = np.flatnonzero(curves.kinds == LOSS)
    assert (curves.x[at] == curves.x[at - 1]).all()


def test_ten_thousand_points_become_a_few_for_every_column_of_pixels() -> None:
    snapshot = samples.long_race(running=False)
    assert snapshot.drift is not None
    curves = drift_curves(snapshot.drift, axis_of(snapshot), 700.0, SCALE)
    assert curves.vertices <= 4 * 702
    assert len(curves.losses) <= 702


def test_only_what_is_on_the_axis_is_laid_out() -> None:
    snapshot = samples.long_race(running=False)
    assert snapshot.drift is not None
    curves = drift_curves(snapshot.drift, TimeAxis(10.0, 10.2), 700.0, SCALE)
    assert curves.vertices < 60


def test_a_curve_on_the_screen_does_not_keep_the_recording_from_growing() -> None:
    growing = GrowingSeries()
    growing.append(0.0, 1.0)
    held = arrays(growing.frozen())
    growing.append(1.0, 2.0)
    assert held[0].tolist() == [0.0]


def test_the_last_step_reaches_until_now() -> None:
    x, values = step_curve(samples.series([(0.0, 0), (0.5, 3)]), TimeAxis(0.0, 2.0), 200.0, 1.5)
    assert (x[-1], values[-1]) == (150.0, 3.0)


def test_a_step_from_before_the_axis_still_stands_at_its_left_end() -> None:
    x, values = step_curve(samples.series([(0.0, 4), (9.0, 1)]), TimeAxis(5.0, 8.0), 300.0, 10.0)
    assert x[0] <= 0
    assert values[0] == 4


def test_an_empty_curve_is_no_problem() -> None:
    x, _ = step_curve(samples.series([]), TimeAxis(0.0, 2.0), 200.0, 1.5)
    assert len(x) == 0


@given(low=st.floats(-1e9, 1e9), span=st.floats(0, 1e9), height=st.floats(40, 600))
def test_a_scale_holds_all_values_and_has_round_ticks(low: float, span: float, height: float) -> None:
    scale = scale_for(low, low + span, height, 44)
    seen = scale.step * 1e-6  # less than that is no pixel
    assert scale.low <= low + seen
    assert scale.high >= low + span - seen
    assert 1 <= len(scale.ticks()) <= height / 44 + 4
