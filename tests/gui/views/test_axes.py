"""One axis of time for all views of a run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.snapshot import Snapshot
from gui.views.axes import TimeAxis, axis_of, panned, time_ticks, within, zoomed
from tests.gui.views import sample_output
from tests.gui.views import sample_snapshots as samples

AXES = (TimeAxis(0.0, 2.0), TimeAxis(-0.1, 1.0, 8.4, True, True), TimeAxis(95.0, 125.0))


def running(t: float) -> Snapshot:
    return Snapshot(t, samples.ORIGIN, changed=t)


@pytest.mark.parametrize("axis", AXES)
@given(share=st.floats(0, 1))
def test_place_and_time_are_each_others_inverse(axis: TimeAxis, share: float) -> None:
    assert axis.fraction(axis.time(share)) == pytest.approx(share, abs=1e-6)


@given(t=st.floats(0, 29))
def test_the_newest_moment_of_a_running_run_is_always_on_the_axis(t: float) -> None:
    assert 0 <= axis_of(running(t)).fraction(t) <= 1


def test_the_axis_of_a_running_run_stands_still_for_many_frames() -> None:
    assert len({axis_of(running(1.1 + frame * 0.033)) for frame in range(25)}) == 1


def test_a_run_that_goes_on_shows_its_newest_half_minute() -> None:
    axis = axis_of(running(200.4))
    assert (axis.start, axis.end) == (171.0, 201.0)


def test_a_run_that_has_ended_is_shown_whole() -> None:
    axis = axis_of(samples.long_race(5_000, running=False))
    assert axis.fraction(0.0) >= 0
    assert axis.fraction(80.0) <= 1


def test_after_two_seconds_without_change_the_axis_stops() -> None:
    before = axis_of(Snapshot(2.9, samples.ORIGIN, changed=1.0))
    after = axis_of(Snapshot(3.0, samples.ORIGIN, changed=1.0))
    later = axis_of(Snapshot(9.0, samples.ORIGIN, changed=1.0))
    assert not before.is_broken
    assert after.is_broken
    assert after.end == later.end == 1.0
    assert later.fraction(9.0) == pytest.approx(1.0)


def test_only_a_run_that_cannot_go_on_is_called_stuck() -> None:
    assert axis_of(samples.stuck_queue()).is_stuck
    assert not axis_of(sample_output.waiting_for_input()).is_stuck
    assert not axis_of(Snapshot(9.0, samples.ORIGIN, changed=1.0)).is_stuck


def test_stopping_a_stuck_run_keeps_the_break_where_it_was() -> None:
    live = axis_of(samples.stuck_queue())
    stopped = axis_of(samples.stuck_queue(stopped=True))
    assert (stopped.end, stopped.is_stuck) == (live.end, True)


def test_what_the_learner_chose_goes_before_all_else() -> None:
    assert axis_of(samples.stuck_queue(), (0.5, 0.7)) == TimeAxis(0.5, 0.7)


def test_zooming_keeps_the_time_under_the_pointer() -> None:
    axis = TimeAxis(0.0, 10.0)
    near = TimeAxis(*zoomed(axis, 0.5, 3.0))
    assert near.span == pytest.approx(5.0)
    assert near.fraction(3.0) == pytest.approx(axis.fraction(3.0))


def test_panning_keeps_the_length() -> None:
    assert panned(TimeAxis(1.0, 3.0), 0.5) == (1.5, 3.5)


def test_zooming_out_over_the_whole_run_shows_all_again() -> None:
    assert within((-3.0, 12.0), 10.0) is None


def test_nobody_pans_out_of_the_run() -> None:
    chosen = within((50.0, 52.0), 10.0)
    assert chosen is not None
    assert chosen[1] <= 10.4


def test_ticks_are_round_and_the_last_one_names_the_unit() -> None:
    labels = [label for _, label in time_ticks(TimeAxis(-0.01, 1.2), 7)]
    assert labels == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0", "1.2 s"]


@given(start=st.floats(0, 1000), span=st.floats(1e-3, 1000), most=st.integers(1, 20))
def test_ticks_lie_on_the_axis_and_are_not_too_many(start: float, span: float, most: int) -> None:
    axis = TimeAxis(start, start + span)
    ticks = time_ticks(axis, most)
    assert len(ticks) <= most + 1
    assert all(-0.01 <= axis.fraction(t) <= 1.01 for t, _ in ticks)
