"""Every run is in one bar of the histogram, and the bars are in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.distribution import BARS, Bar, distribution, fitting
from core.lesson import Choice, Expectation
from core.verdict import Findings

results = st.lists(st.none() | st.integers() | st.floats() | st.text(max_size=3), max_size=60)


@given(results)
def test_every_run_is_in_exactly_one_bar(found: list[int | float | str | None]) -> None:
    bars = distribution(found)
    assert sorted(index for bar in bars for index in bar.runs) == list(range(len(found)))
    assert len(bars) <= BARS + 1


@given(st.lists(st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9), min_size=1, max_size=100))
def test_numbers_lie_in_their_bars_and_the_bars_in_order(found: list[float]) -> None:
    bars = distribution(found)
    lows = [bar.low for bar in bars]
    assert lows == sorted(lows)  # type: ignore[type-var]
    for bar in bars:
        for index in bar.runs:
            assert isinstance(bar.low, int | float)
            if bar.high is None:
                assert found[index] == bar.low
            else:
                slack = (bar.high - bar.low) * 1e-9  # of the arithmetic: -5e-324 is in the bar from 0 on
                assert bar.low - slack <= found[index] <= bar.high + slack


def test_few_results_have_a_bar_each() -> None:
    assert distribution([3, 0, 3, None, "x", 3.5]) == (
        Bar((1,), 0),
        Bar((0, 2), 3),
        Bar((5,), 3.5),
        Bar((4,), "x"),
        Bar((3,), None),
    )


def test_many_numbers_share_bars_with_round_ends() -> None:
    bars = distribution(list(range(0, 2_000, 7)))
    assert [(bar.low, bar.high) for bar in bars][:2] == [(0, 200), (200, 400)]


def test_of_many_texts_the_rare_ones_share_a_bar() -> None:
    bars = distribution(["often", "often", *(f"rare {number}" for number in range(20))])
    assert (bars[0], len(bars), bars[-1].is_rest, len(bars[-1].runs)) == (Bar((0, 1), "often"), BARS, True, 10)


@given(st.lists(st.floats(allow_nan=False) | st.sampled_from([10**4000, -(10**400), 5e-324]), min_size=30, max_size=60))
def test_no_number_is_too_large_or_too_small(found: list[float]) -> None:
    assert sum(len(bar.runs) for bar in distribution(found)) == len(found)


def test_what_is_no_number_is_no_number() -> None:
    assert [bar.low for bar in distribution([float("nan"), float("inf"), 1])] == [1, "inf", "nan"]


def test_a_prediction_about_one_run_fits_some_of_them() -> None:
    found = [Findings("ends"), Findings("hangs"), Findings("ends")]
    assert fitting(Choice({}, {}, Expectation("ends")), found) == {0, 2}
    assert fitting(Choice({}, {}, Expectation(), "varies"), found) is None
