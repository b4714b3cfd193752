"""Circles of threads: certain whatever the others do, if only those in them could help."""

from __future__ import annotations

import pytest

from core.diagnosis import Diagnosis, diagnose
from core.folding import Fold
from core.observation import Hold, ProcessStarted, Sample, Standstill, Thing, ThreadState, Wait
from core.snapshot import Snapshot
from core.subject import Subject

LEFT, RIGHT = Thing("lock", "10", "left"), Thing("lock", "20", "right")


def waits_for(thing: Thing) -> Wait:
    return Wait("lock", "acquire", f"lock:{thing.id}")


def lab(states: list[ThreadState], looks: list[Standstill], seconds: float = 0.6) -> Snapshot:
    fold = Fold(Subject("stuck.py"))
    fold.apply(ProcessStarted(0.0, 100, 1, "main", "main", ident=1))
    for step in range(31):
        t = 0.1 + seconds * step / 30
        fold.apply(Sample(t, t, 100, threads=tuple(states)))
        for look in looks:
            fold.apply(look)
    return fold.snapshot(0.1 + seconds)


def state(ident: int, wait: Wait | None, running: bool = False) -> ThreadState:
    return ThreadState(ident, f"Thread-{ident}", ident * 10, "work", running, wait)


def look(ident: int, thing: Thing, *holds: Hold) -> Standstill:
    return Standstill(0.1, 100, ident, ident * 10, thing, holds)


def circle(firm: bool, main: ThreadState) -> Diagnosis | None:
    states = [main, state(2, waits_for(RIGHT)), state(3, waits_for(LEFT))]
    looks = [look(2, RIGHT, Hold(LEFT, 15, firm)), look(3, LEFT, Hold(RIGHT, 25, firm))]
    return diagnose(lab(states, looks))


COMPUTES = ThreadState(1, "MainThread", 5, "<module>", True)
JOINS = ThreadState(1, "MainThread", 5, "<module>", False, Wait("join", "join", "thread:2"))


def test_two_locks_in_opposite_orders() -> None:
    found = circle(False, JOINS)
    assert found is not None
    assert (found.code, found.facts["via"], found.facts["others"]) == ("lock-cycle", ["M"], [])
    assert [(each["who"], each["thing"], each["holds_line"]) for each in found.facts["cycle"]] == [
        ("A", "right", 15),
        ("B", "left", 25),
    ]


def test_a_circle_that_nobody_can_break_is_told_while_others_go_on() -> None:
    found = circle(True, COMPUTES)
    assert found is not None
    assert (found.code, found.facts["others"], found.is_whole) == ("lock-cycle", ["M"], False)


def test_a_circle_that_another_thread_might_break_is_not_told_while_that_goes_on() -> None:
    assert circle(False, COMPUTES) is None


def test_nothing_is_told_before_everybody_has_stood_still_for_a_while() -> None:
    states = [JOINS, state(2, waits_for(RIGHT)), state(3, waits_for(LEFT))]
    looks = [look(2, RIGHT, Hold(LEFT, 15, True)), look(3, LEFT, Hold(RIGHT, 25, True))]
    assert diagnose(lab(states, looks, 0.2)) is None


def test_a_lock_taken_twice() -> None:
    found = diagnose(lab([JOINS, state(2, waits_for(LEFT))], [look(2, LEFT, Hold(LEFT, 15, True))]))
    assert found is not None
    assert (found.code, found.facts["thing"], found.facts["taken"]) == ("self-deadlock", "left", 15)


def test_a_join_with_the_lock_that_the_other_wants() -> None:
    looks = [Standstill(0.1, 100, 1, 5, None, (Hold(LEFT, 4),)), look(2, LEFT)]
    found = diagnose(lab([JOINS, state(2, waits_for(LEFT))], looks))
    assert found is not None
    assert found.code == "join-waits"
    assert [each["wants"] for each in found.facts["cycle"]] == ["end", "lock"]


@pytest.mark.parametrize(("looked", "code"), [(0.05, None), (0.2, "lock-cycle")])
def test_what_a_lock_says_of_its_owner_counts_only_if_that_has_not_moved_since(looked: float, code: str | None) -> None:
    left = Thing("rlock", "10", "left", owner=3)
    states = [COMPUTES, state(2, waits_for(left)), state(3, waits_for(RIGHT))]
    looks = [
        Standstill(looked, 100, 2, 20, left, (Hold(RIGHT, 15, True),)),
        Standstill(0.2, 100, 3, 30, RIGHT),
    ]
    found = diagnose(lab(states, looks))
    assert (found and found.code) == code


def test_a_thread_whose_clock_moves_is_not_still() -> None:
    """It waits whenever it is looked at, and does something in between."""
    moving = ThreadState(2, "Thread-2", 20, "work", True, waits_for(LEFT))
    assert diagnose(lab([JOINS, moving], [look(2, LEFT, Hold(LEFT, 15, True))])) is None


def test_it_is_withdrawn_when_the_program_moves() -> None:
    fold = Fold(Subject("stuck.py"))
    fold.apply(ProcessStarted(0.0, 100, 1, "main", "main", ident=1))
    for step in range(31):
        t = 0.1 + step * 0.02
        fold.apply(Sample(t, t, 100, threads=(state(1, waits_for(LEFT)),)))
        fold.apply(look(1, LEFT, Hold(LEFT, 15, True)))
    assert fold.snapshot(0.7).diagnosis is not None
    fold.apply(Sample(0.8, 0.8, 100, threads=(state(1, None, running=True),)))
    assert fold.snapshot(0.8).diagnosis is None
