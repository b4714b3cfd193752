"""Waits that are told exactly take the place of what samples made of that time."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.observation import Ended, Line, Outcome, Sample, ThreadState, Wait, Waited
from core.snapshot import Snapshot, Span
from tests.core.folding.folded import fold

JOINS = Wait("process", "join", "process:101")


def main_at(t: float, *, waits: bool = False, line: int = 7) -> Sample:
    state = ThreadState(1, "MainThread", line, running=not waits, wait=JOINS if waits else None)
    return Sample(t, t, 100, threads=(state,))


def spans(snapshot: Snapshot) -> list[tuple[float, float, str]]:
    return [(span.start, span.end, span.activity) for span in snapshot.threads[0].spans]


ENDED = Ended(1.0, Outcome("finished", 0))


def test_a_wait_that_no_sample_has_seen_is_shown_with_its_reason():
    snapshot = fold(main_at(0.1), main_at(0.21), Waited(0.29, 100, 1, 0.2, JOINS, 7), ENDED)
    assert spans(snapshot) == [(0.0, 0.2, "running"), (0.2, 0.29, "blocked"), (0.29, 1.0, "running")]
    assert snapshot.threads[0].spans[1] == Span(0.2, 0.29, "blocked", 7, JOINS)


def test_a_wait_that_was_sampled_gets_its_true_beginning_and_end():
    snapshot = fold(main_at(0.1), main_at(0.3, waits=True), Waited(0.4, 100, 1, 0.2, JOINS, 7), ENDED)
    assert spans(snapshot) == [(0.0, 0.2, "running"), (0.2, 0.4, "blocked"), (0.4, 1.0, "running")]


def test_one_that_has_waited_is_not_said_to_wait_any_more():
    snapshot = fold(main_at(0.1), main_at(0.3, waits=True), Waited(0.4, 100, 1, 0.2, JOINS, 7))
    (main,) = snapshot.threads
    assert (main.activity, main.state.wait, main.still) == ("running", None, None)


def test_short_waits_one_after_the_other_stay_apart():
    waits = (Waited(tick / 10 + 0.05, 100, 1, tick / 10, JOINS, 7) for tick in range(1, 5))
    found = spans(fold(main_at(0.05), *waits, ENDED))
    assert [activity for _, _, activity in found] == ["running", *["blocked", "running"] * 4]


@given(
    st.lists(st.tuples(st.floats(0.01, 0.9), st.booleans()), max_size=12),
    st.lists(st.floats(0.01, 0.9), min_size=2, max_size=8, unique=True),
)
def test_spans_follow_each_other_whatever_is_told_when(looks: list[tuple[float, bool]], cuts: list[float]):
    cuts = sorted(cuts)
    waits = [Waited(end, 100, 1, since, JOINS, 7) for since, end in zip(cuts[::2], cuts[1::2], strict=False)]
    told = sorted([*(main_at(t, waits=waiting) for t, waiting in looks), *waits], key=lambda one: one.t)
    found = spans(fold(*told, Line(0.95, "stdout", "x", 100, 1), ENDED))
    assert all(start <= end for start, end, _ in found)
    assert all(one[1] == other[0] for one, other in pairwise(found))
    for wait in waits:
        assert (wait.since, wait.t, "blocked") in found
