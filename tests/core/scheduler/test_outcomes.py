"""Each well-known mistake is found, with a schedule that shows it; its repaired twin has none."""

from __future__ import annotations

import pytest

from core.scheduler import explore, replay
from tests.core.scheduler.sources import source

REPAIRED = {
    "deadlock_fixed": {},
    "philosophers_fixed": {"N": 3},
    "buffer_while": {},
    "lost_wakeup_fixed": {},
    "creation_fixed": {},
    "check_then_act_fixed": {},
    "it_never_ends_fixed": {},
}


@pytest.mark.parametrize("name", REPAIRED)
def test_a_repaired_program_always_ends_well(name: str) -> None:
    found = explore(source(name, **REPAIRED[name]))
    assert found.complete
    assert {one.outcome.kind for one in found.outcomes} == {"finished"}


def test_two_locks_taken_in_opposite_orders_deadlock() -> None:
    stuck = next(one for one in explore(source("deadlock")).outcomes if one.outcome.kind == "deadlock")
    assert stuck.cost.preemptions == 1
    waits = {(one.thread, one.object, one.operation, one.held_by) for one in stuck.outcome.waiting}
    assert waits == {
        ("MainThread", "t", "join", ("Thread-1 (one)",)),
        ("Thread-1 (one)", "b", "acquire", ("Thread-2 (two)",)),
        ("Thread-2 (two)", "a", "acquire", ("Thread-1 (one)",)),
    }


def test_five_philosophers_can_all_hold_one_fork() -> None:
    found = explore(source("philosophers"))
    assert found.complete
    stuck = next(one for one in found.outcomes if one.outcome.kind == "deadlock")
    assert len(stuck.outcome.waiting) == 6
    assert stuck.cost.preemptions == 1


def test_a_buffer_that_tests_once_pops_from_an_empty_list() -> None:
    found = explore(source("buffer_if"))
    assert any("IndexError" in one.text for end in found.outcomes for one in end.outcome.uncaught)


def test_a_wake_up_can_be_lost() -> None:
    stuck = [one.outcome for one in explore(source("lost_wakeup")).outcomes if one.outcome.kind == "deadlock"]
    assert [(one.thread, one.operation) for one in stuck[0].waiting] == [
        ("MainThread", "join"),
        ("Thread-1 (waiter)", "wait"),
    ]


def test_a_wait_that_has_expired_can_eat_a_notify_until_it_has_the_lock_again() -> None:
    text = source("eaten_notify")
    stuck = [one for one in explore(text).outcomes if one.outcome.kind == "deadlock"]
    eaten = next(one for one in stuck if one.outcome.output == "2 wait\nwoken: False\n")
    assert [one.thread for one in eaten.outcome.waiting] == ["MainThread", "Thread-2 (patient)"]
    real = replay(text, "program.py", eaten.shortest, on="threads")
    assert (real.diverged, real.output) == (None, "2 wait\nwoken: False\n")


def test_lazy_creation_can_happen_twice_and_be_seen_half_done() -> None:
    outputs = {one.outcome.output for one in explore(source("creation")).outcomes}
    assert "[42, 42] 2\n" in outputs
    assert any("None" in output for output in outputs)


def test_check_then_act_can_sell_the_last_apple_twice() -> None:
    outputs = {one.outcome.output for one in explore(source("check_then_act")).outcomes}
    assert outputs == {"{'apple': 0}\n", "{'apple': -1}\n"}


def test_it_never_ends_ends_with_main_in_the_queues_join_under_every_schedule() -> None:
    found = explore(source("it_never_ends"))
    assert found.complete
    assert [one.outcome.kind for one in found.outcomes] == ["deadlock"]
    waiting = found.outcomes[0].outcome.waiting
    assert [(one.thread, one.operation, one.object) for one in waiting] == [("MainThread", "queue-join", "q")]


def test_an_exception_in_a_thread_is_an_outcome_with_its_line() -> None:
    found = explore("import threading\ndef f():\n    1 / 0\nt = threading.Thread(target=f)\nt.start()\nt.join()\n")
    assert [one.outcome.kind for one in found.outcomes] == ["exception"]
    uncaught = found.outcomes[0].outcome.uncaught[0]
    assert (uncaught.thread, uncaught.text, uncaught.line) == (
        "Thread-1 (f)",
        "ZeroDivisionError: division by zero",
        3,
    )


def test_a_daemon_may_be_cut_off_at_any_point() -> None:
    program = """
import threading
def work():
    print("a")
    print("b")
t = threading.Thread(target=work, daemon=True)
t.start()
print("main")
"""
    outputs = {one.outcome.output for one in explore(program).outcomes}
    assert outputs >= {"main\n", "a\nmain\n", "a\nb\nmain\n"}


def test_what_cannot_be_done_is_named_by_line_and_construct() -> None:
    found = explore("import threading\nx = 1\nimport asyncio\n")
    assert not found.complete
    assert found.stopped == "unsupported"
    assert [(one.line, one.construct) for one in found.unsupported] == [(3, "import asyncio")]


def test_the_json_form_is_the_contracts() -> None:
    data = explore(source("race")).to_json()
    keys = {"complete", "states", "schedules", "outcomes", "unsupported", "seconds", "sampled", "runs", "unfinished"}
    assert set(data) == keys
    assert data["schedules"] == "19"
    keys = {"kind", "output", "exception", "waiting", "schedules", "share", "preemptions", "shortest", "runs"}
    assert set(data["outcomes"][0]) == keys
