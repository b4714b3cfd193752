"""What a lane looks like, and that laying it out bit by bit comes to the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.observation import Wait
from core.snapshot import Span
from gui.views.axes import TimeAxis
from gui.views.lane_shapes import LaneLayout, joined

AXIS = TimeAxis(0.0, 10.0)
WIDTH = 1_000.0
ACTIVITIES = st.sampled_from(["running", "ready", "sleeping", "blocked"])


def spans_of(lengths: list[tuple[float, str]]) -> tuple[Span, ...]:
    spans, start = [], 0.0
    for length, activity in lengths:
        spans.append(Span(start, start + length, activity, 3 if activity == "blocked" else 0))  # type: ignore[arg-type]
        start += length
    return tuple(spans)


@given(lengths=st.lists(st.tuples(st.floats(0, 0.3), ACTIVITIES), min_size=1, max_size=60), cut=st.integers(1, 60))
def test_going_on_where_it_stopped_gives_the_same_shapes_as_beginning_anew(
    lengths: list[tuple[float, str]], cut: int
) -> None:
    spans = spans_of(lengths)
    stepwise = LaneLayout(AXIS, WIDTH)
    for end in range(1, len(spans) + 1, cut):
        stepwise.shapes(spans[:end])
    assert stepwise.shapes(spans) == LaneLayout(AXIS, WIDTH).shapes(spans)


def test_it_goes_on_although_the_oldest_spans_have_gone() -> None:
    spans = spans_of([(0.1, "running"), (0.1, "ready")] * 40)
    stepwise = LaneLayout(AXIS, WIDTH)
    whole = stepwise.shapes(spans[:60])
    later = stepwise.shapes(spans[20:])
    assert later.bars[: len(whole.bars) - 1] == whole.bars[:-1]
    assert len(later.bars) == 40


def test_wide_spans_are_drawn_as_they_are() -> None:
    shapes = LaneLayout(AXIS, WIDTH).shapes(spans_of([(1.0, "running"), (1.0, "ready"), (2.0, "sleeping")]))
    assert shapes.bars == [(0.0, 100.0, 1.0)]
    assert shapes.ready == [(100.0, 200.0)]
    assert shapes.sleeping == [(200.0, 400.0)]


def test_turns_too_short_to_see_become_bars_of_the_share_of_time() -> None:
    shapes = LaneLayout(AXIS, WIDTH).shapes(spans_of([(0.005, "running"), (0.005, "ready")] * 100))
    assert len(shapes.bars) < 60
    assert {share for _, _, share in shapes.bars[1:-1]} <= {0.5, 0.75}


def test_a_moment_of_work_in_a_long_sleep_can_be_seen() -> None:
    shapes = LaneLayout(AXIS, WIDTH).shapes(spans_of([(1.0, "sleeping"), (0.001, "running"), (1.0, "sleeping")]))
    ((left, right, share),) = shapes.bars
    assert (right - left, share) == (2.0, 1.0)


def test_a_wait_that_samples_have_cut_is_one_piece() -> None:
    wait = Wait("join", "join")
    spans = tuple(Span(index * 0.1, (index + 1) * 0.1, "blocked", 7, wait) for index in range(5))
    shapes = LaneLayout(AXIS, WIDTH).shapes(spans)
    assert [(left, round(right)) for left, right, _ in shapes.blocked] == [(0.0, 50)]


def test_what_is_not_on_the_axis_is_left_out() -> None:
    shapes = LaneLayout(TimeAxis(5.0, 6.0), WIDTH).shapes(spans_of([(1.0, "running")] * 10))
    assert all(0 <= left <= right <= WIDTH + 2 for left, right, _ in shapes.bars)
    assert len(shapes.bars) <= 3


def test_pieces_that_touch_are_joined() -> None:
    assert joined([(0.0, 1.0), (1.2, 2.0), (5.0, 6.0)]) == [(0.0, 2.0), (5.0, 6.0)]
