"""A schedule does on real threads, instruction by instruction, what the machine said."""

from __future__ import annotations

import random

import pytest

from core.problem import ProblemError
from core.scheduler import Replay, Schedule, explore, replay, schedule_from_json
from core.scheduler.replay import on_threads, prepared
from tests.core.scheduler.pairs import PAIRS, program
from tests.core.scheduler.sources import source


@pytest.mark.parametrize("grain", ["line", "access", "opcode"])
def test_each_outcome_of_the_race_happens_on_real_threads(grain: str) -> None:
    for found in explore(source("race"), grain=grain).outcomes:  # type: ignore[arg-type]
        real = replay(source("race"), "race.py", found.shortest, on="threads")
        assert real.diverged is None
        assert real.output == found.outcome.output
        assert real.compared > 50


@pytest.mark.parametrize("name", ["deadlock", "buffer_if", "lost_wakeup", "creation", "it_never_ends", "subclass"])
def test_each_outcome_of_a_mistake_happens_on_real_threads(name: str) -> None:
    for found in explore(source(name)).outcomes:
        real = replay(source(name), "program.py", found.shortest, on="threads")
        assert (real.diverged, real.difference) == (None, "")
        assert real.output == found.outcome.output


@pytest.mark.parametrize("name", PAIRS)
def test_a_random_schedule_happens_on_real_threads(name: str) -> None:
    real = replayed_at_random(name, name)
    assert (real.diverged, real.difference) == (None, "")


def test_a_thread_is_counted_until_the_step_in_which_it_ends() -> None:
    real = replayed_at_random("how many live", 1705)
    assert (real.diverged, real.difference) == (None, "")


def replayed_at_random(name: str, seed: str | int) -> Replay:
    chooser = random.Random(seed)
    stepper = prepared(program(name), "program.py", Schedule("opcode", "any", ()))
    while choices := stepper.enabled():
        stepper.step(chooser.choice(choices))
    return on_threads(program(name), "program.py", stepper)


def test_a_wait_that_begins_a_step_later_than_its_test_happens_on_real_threads() -> None:
    steps = (0, 0, 2, 2, 2, 1, 1, 1, 1, 0, 2, 2, 2, 2, 0)
    real = replay(program("wait for"), "program.py", Schedule("access", "any", steps), on="threads")
    assert (real.diverged, real.difference, real.output) == (None, "", "[1]\n")


def test_a_replay_on_the_machine_prints_what_the_outcome_says() -> None:
    for found in explore(source("check_then_act")).outcomes:
        done = replay(source("check_then_act"), "program.py", found.shortest)
        assert done.output == found.outcome.output
        assert done.diverged is None
        assert len(done.steps) == found.cost.steps


def test_a_schedule_that_cannot_be_followed_is_refused() -> None:
    with pytest.raises(ProblemError) as refused:
        replay(source("race"), "race.py", Schedule("access", "any", (0, 7)))
    assert refused.value.problem.code == "bad-schedule"
    assert refused.value.problem.details["step"] == "1"


def test_a_schedule_survives_its_file() -> None:
    schedule = Schedule("opcode", "gil", (0, 1, 2, 0), (((), 0, "counter"), ((5,), 2, None)))
    assert schedule_from_json(schedule.to_json()) == schedule
    assert schedule_from_json([0, 1]) == Schedule("access", "any", (0, 1))


@pytest.mark.parametrize(
    "wrong", [None, {"steps": [], "visible": [1]}, {"steps": "ab"}, {"steps": [-1]}, {"grain": "byte", "steps": []}]
)
def test_a_broken_schedule_is_refused(wrong: object) -> None:
    with pytest.raises(ProblemError):
        schedule_from_json(wrong)
