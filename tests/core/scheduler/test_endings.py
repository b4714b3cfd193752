"""Outcomes become endings that people tell apart."""

from __future__ import annotations

from core.scheduler import explore
from core.scheduler.endings import MOST, endings
from tests.core.scheduler.sources import source


def test_numbers_are_in_their_order_and_keep_their_counts() -> None:
    found = explore(source("race"))
    listed = endings(found)
    assert [ending.number for ending in listed] == [-1.0, 0.0, 1.0]
    assert sum(ending.schedules or 0 for ending in listed) == found.schedules == 19
    assert [ending.is_expected for ending in listed] == [False, True, False]


def test_many_numbers_stay_apart() -> None:
    assert len(endings(explore(source("race", ROUNDS=13)))) == 27 > MOST


def test_a_deadlock_is_one_ending_whatever_was_printed_before() -> None:
    text = source("deadlock")
    listed = endings(explore(text))
    deadlocks = [ending for ending in listed if ending.outcome.kind == "deadlock"]
    assert len(deadlocks) == 1
    assert not deadlocks[0].is_expected


def test_endings_have_the_shortest_schedule_of_their_members() -> None:
    found = explore(source("race", ROUNDS=2))
    for ending in endings(found):
        members = [found.outcomes[place] for place in ending.places]
        assert ending.shortest in [member.shortest for member in members]
        assert ending.preemptions == min(member.cost.preemptions for member in members)
