"""A schedule that goes wrong is found without searching them all."""

from __future__ import annotations

import pytest

from core.scheduler import first_failure, replay
from tests.core.scheduler.sources import source


@pytest.mark.parametrize("rounds", [1, 10, 200])
def test_a_lost_update_takes_one_preemption_however_many_rounds(rounds: int) -> None:
    failure = first_failure(source("race", ROUNDS=rounds))
    assert failure.outcome is not None
    assert failure.schedule is not None
    assert failure.preemptions == 1
    assert [one.output for one in failure.expected] == ["0\n"]
    assert failure.outcome.output != "0\n"


def test_the_schedule_found_does_go_wrong() -> None:
    failure = first_failure(source("race", ROUNDS=3))
    assert failure.schedule is not None
    assert failure.outcome is not None
    assert replay(source("race", ROUNDS=3), "race.py", failure.schedule).output == failure.outcome.output


@pytest.mark.parametrize("name", ["deadlock", "lost_wakeup", "buffer_if", "creation", "check_then_act"])
def test_each_mistake_is_found(name: str) -> None:
    assert first_failure(source(name)).outcome is not None


@pytest.mark.parametrize(
    "name", ["deadlock_fixed", "lost_wakeup_fixed", "buffer_while", "creation_fixed", "check_then_act_fixed"]
)
def test_a_repaired_program_has_no_failing_schedule(name: str) -> None:
    failure = first_failure(source(name))
    assert failure.outcome is None
    assert failure.complete
