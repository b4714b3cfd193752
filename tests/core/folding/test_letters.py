"""Who has which letter: the same in every part of the window, however the processes' reports arrive."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.folding import Fold
from core.observation import ProcessStarted, ThreadStarted
from core.subject import Subject
from tests.core.folding.folded import MAIN, fold

_COUNT = 5


def child(number: int, t: float) -> ProcessStarted:
    return ProcessStarted(t, 200 + number, 100, "child", f"made-{number}", ident=1, number=number)


@given(
    st.permutations(range(1, _COUNT + 1)),
    st.lists(st.floats(0.1, 0.9), min_size=_COUNT, max_size=_COUNT),
)
def test_children_have_letters_in_the_order_in_which_the_program_made_them(order: list[int], times: list[float]):
    snapshot = fold(*(child(number, times[number - 1]) for number in order))
    named = {thread.actor.name: thread.actor.letter for thread in snapshot.threads}
    assert named == {"main": "M", "made-1": "A", "made-2": "B", "made-3": "C", "made-4": "D", "made-5": "E"}
    by_place = sorted(snapshot.threads, key=lambda thread: thread.place)
    assert "".join(thread.actor.letter for thread in by_place) == "MABCDE"


@given(st.permutations([ThreadStarted(0.2, 100, 2, "first"), ThreadStarted(0.3, 100, 3, "second"), child(1, 0.4)]))
def test_letters_follow_the_start_and_not_the_arrival(reports: list[ThreadStarted | ProcessStarted]):
    named = {thread.actor.name: thread.actor.letter for thread in fold(*reports).threads}
    assert named == {"main": "M", "first": "A", "second": "B", "made-1": "C"}


def test_a_thread_keeps_its_letter_while_others_come():
    state = Fold(Subject("race.py"))
    state.apply(MAIN)
    seen: list[str] = []
    for ident in range(2, 40):
        state.apply(ThreadStarted(ident / 10, 100, ident, f"t{ident}"))
        letters = [thread.actor.letter for thread in state.snapshot().threads]
        assert letters[: len(seen)] == seen
        seen = letters
    assert "".join(seen[1:27]) == "ABCDEFGHIJKLNOPQRTUVWXYZAB"


def test_main_is_a_thread_alone_and_a_process_among_others():
    assert [thread.actor.is_process for thread in fold(ThreadStarted(0.1, 100, 2, "t")).threads] == [False, False]
    assert [thread.actor.is_process for thread in fold(child(1, 0.1)).threads] == [True, True]
