"""Schedules are counted exactly."""

from __future__ import annotations

import math

import pytest

from core.scheduler import Exploration, explore
from tests.core.scheduler.sources import source


def outputs(found: Exploration) -> set[str]:
    return {one.outcome.output for one in found.outcomes}


@pytest.mark.parametrize("rounds", [1, 2, 3, 10])
def test_all_schedules_of_the_race_are_counted(rounds: int) -> None:
    found = explore(source("race", ROUNDS=rounds))
    # Two chains: one thread's accesses and the join behind them, and the second start and the other thread's; only
    # the one order in which main joins before it starts the second thread is impossible.
    assert found.schedules == math.comb(4 * rounds + 2, 2 * rounds + 1) - 1
    assert outputs(found) == {f"{end}\n" for end in range(-rounds, rounds + 1)}
    assert found.complete


def test_ten_rounds_have_this_many_schedules() -> None:
    found = explore(source("race", ROUNDS=10))
    assert found.schedules == 538_257_874_439
    assert len(found.outcomes) == 21


def test_one_round_has_nineteen_schedules() -> None:
    found = explore(source("race"))
    assert found.schedules == 19
    assert [(one.outcome.output, one.schedules) for one in found.outcomes] == [("0\n", 10), ("-1\n", 6), ("1\n", 3)]


def test_counts_of_the_outcomes_add_up_to_all_schedules() -> None:
    found = explore(source("philosophers", N=3))
    assert found.schedules == sum(one.schedules or 0 for one in found.outcomes)
    assert sum(one.share or 0 for one in found.outcomes) == pytest.approx(1)


def test_a_lock_leaves_one_outcome() -> None:
    assert outputs(explore(source("race_locked", ROUNDS=3))) == {"0\n"}


def test_the_interpreters_own_switch_points_lose_nothing_in_the_plain_statement() -> None:
    assert outputs(explore(source("race", ROUNDS=10), model="gil")) == {"0\n"}


def test_a_call_between_read_and_write_loses_updates_at_the_interpreters_switch_points() -> None:
    found = explore(source("race_call", ROUNDS=10), model="gil")
    assert outputs(found) == {f"{end}\n" for end in range(-10, 11)}


def test_switching_between_lines_only_loses_nothing_in_one_line() -> None:
    assert outputs(explore(source("race", ROUNDS=3), grain="line")) == {"0\n"}


def test_a_loop_that_waits_has_infinitely_many_schedules() -> None:
    program = """
import threading
ready = False
def wait():
    while not ready:
        pass
    print("seen")
def go():
    global ready
    ready = True
threads = [threading.Thread(target=wait), threading.Thread(target=go)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""
    found = explore(program)
    assert found.complete
    assert found.endless
    assert found.schedules is None
    assert [(one.outcome.output, one.schedules) for one in found.outcomes] == [("seen\n", None)]


def test_a_program_that_never_ends_has_no_outcome() -> None:
    found = explore("while True:\n    pass\n")
    assert found.complete
    assert found.endless
    assert found.outcomes == ()


def test_the_shortest_schedule_to_a_lost_update_has_one_preemption() -> None:
    found = explore(source("race"))
    lost = next(one for one in found.outcomes if one.outcome.output == "1\n")
    assert lost.cost.preemptions == 1
    assert len(lost.shortest.steps) == lost.cost.steps == 8


def test_a_search_out_of_states_says_so_and_counts_nothing() -> None:
    from core.scheduler import Limits

    found = explore(source("race", ROUNDS=20), limits=Limits(states=5_000))
    assert not found.complete
    assert found.stopped == "states"
    assert found.schedules is None


def test_a_search_can_be_cancelled() -> None:
    found = explore(source("race", ROUNDS=40), progress=lambda states, seconds: states == 0)
    assert not found.complete
    assert found.stopped == "cancelled"


def test_a_search_out_of_time_still_answers() -> None:
    found = explore(source("race", ROUNDS=100), budget_s=0.3)
    assert not found.complete
    assert found.stopped == "seconds"
