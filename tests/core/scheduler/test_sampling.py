"""What the machine does not support runs on real threads, with random switches: sampled, and said to be."""

from __future__ import annotations

import os
import time
from dataclasses import replace

import pytest

from core.problem import Problem, ProblemError
from core.scheduler import Exploration, Progress, Search, UnsupportedAt, explore, replay, sample
from tests.core.scheduler.pairs import duet
from tests.core.scheduler.sources import ends, sampled, source

PATIENCE_S = 60.0

POOL = """
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

@dataclass
class Account:
    balance: int = 0

account = Account()

def deposit(amount):
    account.balance += amount

with ThreadPoolExecutor(max_workers=2) as pool:
    pool.map(deposit, [1, 1])
print(account.balance)
"""


def until(found: set[str], text: str) -> Exploration:
    """Sample until these outputs have been seen; what else is seen fails the test that compares."""
    result = sample(text, budget_s=1.0)
    while not found <= {one.outcome.output for one in result.outcomes} and result.seconds < PATIENCE_S:
        result = sample(text, budget_s=result.seconds * 2)
    return result


def test_an_executor_with_a_race_in_it_loses_an_update() -> None:
    assert explore(POOL).unsupported != ()
    result = until({"1\n", "2\n"}, POOL)
    assert {one.outcome.output for one in result.outcomes} == {"1\n", "2\n"}


def test_a_sampled_search_is_never_complete_and_counts_runs_instead_of_schedules() -> None:
    result = sampled(source("race"), 10)
    assert (result.complete, result.sampled, result.schedules) == (False, True, None)
    assert result.runs == sum(one.runs or 0 for one in result.outcomes) + result.unfinished >= 10
    assert {(one.schedules, one.share) for one in result.outcomes} == {(None, None)}


def test_what_was_not_supported_stays_in_the_answer() -> None:
    gap = UnsupportedAt(2, "import os")
    assert sample("\nimport os\n", budget_s=0.1, unsupported=(gap,)).unsupported == (gap,)


def test_a_sampled_schedule_does_the_same_again() -> None:
    result = until({"1\n", "2\n"}, POOL)
    for one in result.outcomes:
        again = replay(POOL, "pool.py", one.shortest, on="threads")
        assert (again.diverged, again.output, again.outcome) == (None, one.outcome.output, one.outcome)


def test_the_first_decision_that_real_threads_do_not_take_is_said() -> None:
    (one, *_) = until({"1\n", "2\n"}, POOL).outcomes
    steps = one.shortest.steps
    there_is_no_such_thread = replace(one.shortest, steps=(*steps[:3], 99, *steps[4:]))
    assert replay(POOL, "pool.py", there_is_no_such_thread, on="threads").diverged == 3
    assert replay(POOL, "pool.py", replace(one.shortest, steps=steps[:-1]), on="threads").diverged == len(steps) - 1


@pytest.mark.parametrize("name", ["global add", "append and length", "opposite locks", "event", "try lock", "delete"])
def test_all_orders_of_real_threads_end_as_the_machine_says(name: str) -> None:
    tried = sample(duet(name), "program.py", PATIENCE_S, way="every")
    assert (tried.stopped, tried.unfinished) == ("all", 0)
    assert ends(tried) == ends(explore(duet(name)))


def test_waits_in_the_library_are_named_as_the_machine_names_them() -> None:
    for name in ("it_never_ends", "lost_wakeup"):
        stuck = {one.outcome for one in explore(source(name)).outcomes if one.outcome.kind == "deadlock"}
        assert stuck & {one.outcome for one in sampled(source(name), 60).outcomes}


def test_time_outs_and_sleeps_take_no_time() -> None:
    text = (
        "import os, threading, time\nbegan = time.monotonic()\ntime.sleep(3600)\n"
        "print(threading.Event().wait(3600), time.monotonic() - began > 7200)\n"
    )
    assert {one.outcome.output for one in sampled(text, 3).outcomes} == {"False True\n"}


def test_a_program_without_end_is_given_up_and_said_to_have_none() -> None:
    result = sample("import os\nwhile True:\n    pass\n", budget_s=0.5)
    assert (result.stopped, result.outcomes) == ("seconds", ())


def test_outcomes_without_number_end_the_search() -> None:
    result = sample("import os\nprint(os.urandom(8))\n", budget_s=PATIENCE_S)
    assert result.stopped == "outcomes"


def test_it_can_be_cancelled_and_leaves_no_process_behind() -> None:
    began = time.perf_counter()
    result = sample("import os\nos.system('sleep 600')\n", budget_s=PATIENCE_S, progress=lambda runs, seconds: False)
    assert result.stopped == "cancelled"
    assert time.perf_counter() - began < PATIENCE_S
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_sampled_search_reports_progress_from_its_own_process() -> None:
    search = Search(POOL, "pool.py", budget_s=4.0, sampled=True)
    seen: list[object] = []
    while not any(isinstance(message, Exploration | Problem) for message in seen) and search.wait(PATIENCE_S):
        seen += search.messages()
    search.close()
    result = seen[-1]
    assert isinstance(result, Exploration)
    assert result.sampled
    assert any(isinstance(message, Progress) and message.states > 0 for message in seen)


def test_a_syntax_error_is_a_problem_here_too() -> None:
    with pytest.raises(ProblemError) as refused:
        sample("def f(:\n", "broken.py")
    assert refused.value.problem.code == "syntax-error"
