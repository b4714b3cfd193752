"""A learner walks through a program: every place shows what is there, and can be come back to."""

from __future__ import annotations

import random

import pytest

from core.lesson import StepGoal
from core.problem import ProblemError
from core.scheduler import Schedule
from core.scheduler.machine import Grain
from core.scheduler.rows import Foresight
from core.scheduler.scene import Scene
from core.scheduler.walk import Walk
from tests.core.scheduler.sources import FOLDER, source


def walk(name: str, steps: tuple[int, ...] = (), goal: StepGoal | None = None, grain: str = "access") -> Walk:
    found = Walk(source(name), "program.py", Schedule(grain, "any", ()), goal)  # type: ignore[arg-type]
    for number in steps:
        assert found.step(number)
    return found


def torn() -> Scene:
    """One thread has read, and the other one has read and written since."""
    return walk("race", (0, 0, 1, 2, 2)).scene()


def test_all_threads_are_known_before_they_start() -> None:
    scene = walk("race").scene()
    assert [(thread.number, thread.state) for thread in scene.threads] == [(0, "ready"), (1, "new"), (2, "new")]


def test_a_value_in_hand_is_stale_once_another_thread_has_written() -> None:
    first = torn().threads[1]
    assert first.hand == "1"
    assert first.stale is not None
    assert (first.stale.object, first.stale.read, first.stale.now, first.stale.by) == ("counter", "0", "-1", 2)


def test_a_value_that_nobody_has_changed_is_not_stale() -> None:
    scene = walk("race", (0, 0, 1, 2)).scene()
    assert scene.threads[1].hand == "1"
    assert scene.threads[1].stale is None


def test_a_shared_value_has_its_last_writer_and_what_it_was() -> None:
    (counter,) = torn().shared
    assert (counter.name, counter.value, counter.old, counter.writer) == ("counter", "-1", "0", 2)


def test_the_next_instruction_has_its_operands() -> None:
    coming = torn().threads[1].coming
    assert (coming[0].name, coming[0].operands[-1], coming[0].shared) == ("STORE_GLOBAL", "1", True)


def test_what_was_done_has_its_results() -> None:
    done = torn().threads[1].done
    assert [(row.name, row.result) for row in done][-2:] == [("LOAD_CONST", "1"), ("BINARY_OP", "1")]


def test_a_write_that_knows_nothing_of_another_one_is_marked() -> None:
    scene = walk("race", (0, 0, 1, 2, 2, 1)).scene()
    assert [beat.overwrites for beat in scene.beats] == [None, None, None, None, None, 2]
    assert scene.switches == 3


def test_a_thread_that_waits_says_for_what_and_who_has_it() -> None:
    scene = walk("deadlock", (0, 0, 1, 2)).scene()
    waits = {thread.number: thread.waits for thread in scene.threads if thread.waits is not None}
    assert {number: wait.holders for number, wait in waits.items()} == {0: (1,), 1: (2,), 2: (1,)}
    assert scene.outcome is not None
    assert scene.outcome.kind == "deadlock"


def test_locks_have_owners_and_waiters() -> None:
    locks = {lock.name: (lock.owners, lock.waiters) for lock in walk("deadlock", (0, 0, 1, 2)).scene().locks}
    assert sorted(locks.values()) == [((1,), (2,)), ((2,), (1,))]


def test_undone_steps_can_be_taken_again_until_another_one_is_taken() -> None:
    steps = walk("race", (0, 0, 1, 2))
    whole = steps.scene()
    for _ in range(4):
        steps.undo()
    assert steps.scene().at == 0
    for _ in range(4):
        steps.redo()
    assert steps.scene() == whole
    steps.undo()
    steps.step(1)
    assert (steps.scene().at, steps.scene().length) == (4, 4)
    assert [beat.thread for beat in steps.scene().beats] == [0, 0, 1, 1]


def test_replacing_the_last_undone_step_forgets_what_it_did() -> None:
    steps = walk("race", (0, 0, 1, 2))
    steps.undo()
    steps.step(1)
    assert [value.value for value in steps.scene().shared] == ["1"]
    assert steps.scene().beats[-1].written


def test_the_same_seed_gives_the_same_schedule() -> None:
    first, second, other = walk("race", ROUNDS_3), walk("race", ROUNDS_3), walk("race", ROUNDS_3)
    first.run_to_end("random", 5)
    second.run_to_end("random", 5)
    other.run_to_end("fair")
    assert first.scene().schedule == second.scene().schedule
    assert other.scene().outcome is not None


ROUNDS_3: tuple[int, ...] = (0, 0)


def test_running_to_the_next_access_stops_before_it() -> None:
    steps = walk("race", (0, 0, 0, 0), grain="opcode")
    steps.run_to_access(1)
    coming = steps.scene().threads[1].coming
    assert coming[0].shared
    steps.run_to_access(1)
    assert steps.scene().threads[1].coming[0].shared
    assert steps.scene().threads[1].coming[0].name != coming[0].name


def test_a_schedule_is_followed_to_its_end_and_stays_to_be_replayed() -> None:
    steps = walk("race")
    assert steps.load(Schedule("access", "any", (0, 0, 1, 2, 2, 1, 0, 0)), at=3)
    assert (steps.scene().at, steps.scene().length) == (3, 8)


def test_a_goal_is_reached_with_the_step_that_does_it() -> None:
    steps = walk("race", (0, 0, 1, 2, 2, 1), StepGoal(output="output == 1"))
    assert steps.scene().goal_at is None
    steps.run_to_end("fair")
    scene = steps.scene()
    assert scene.output == "1\n"
    assert scene.goal_at == scene.at
    steps.undo()
    assert steps.scene().goal_at is None


def test_a_goal_may_be_that_a_thread_waits() -> None:
    goal = StepGoal(thread=walk("deadlock").scene().threads[1].name, waits="acquire")
    steps = walk("deadlock", (0, 0, 1), goal)
    assert steps.scene().goal_at is None
    steps.step(2)
    assert steps.scene().goal_at == 4


def test_what_the_machine_cannot_do_is_said_with_its_line() -> None:
    text = "import time\n\nprint(1)\nprint(time.time())\n"
    with pytest.raises(ProblemError) as caught:
        Walk(text, "clock.py", Schedule("opcode", "any", ()))
    assert (caught.value.problem.code, caught.value.problem.line) == ("unsupported", 4)


def test_a_thread_that_runs_alone_for_long_does_not_hold_up_the_scene() -> None:
    text = "from threading import Thread\n\n\ndef f():\n    while True:\n        pass\n\n\nThread(target=f).start()\n"
    steps = Walk(text, "endless.py", Schedule("access", "any", ()))
    assert steps.scene().threads


def test_what_is_put_into_a_queue_overwrites_nothing() -> None:
    """The producer asks how many there are, the consumer takes one, then the producer puts another."""
    writers: set[int] = set()
    for seed in range(12):
        found = walk("it_never_ends")
        found.run_to_end("random", seed)
        scene = found.scene()
        writers |= {beat.thread for beat in scene.beats if beat.object == "q" and beat.written}
        assert all(beat.overwrites is None for beat in scene.beats)
        for place in range(scene.at):
            found.go(place)
            assert all(thread.stale is None for thread in found.scene().threads)
    assert writers == {1, 2}


def test_a_lock_may_belong_to_a_thread_that_has_ended() -> None:
    text = (
        "from threading import Lock, Thread\nlock = Lock()\nfirst = Thread(target=lock.acquire)\n"
        "then = Thread(target=lock.acquire)\nfirst.start()\nthen.start()\n"
    )
    steps = Walk(text, "kept.py", Schedule("access", "any", ()))
    steps.run_to_end("fair")
    scene = steps.scene()
    assert [(lock.name, lock.owners) for lock in scene.locks] == [("lock", (1,))]
    waiting = scene.threads[2].waits
    assert waiting is not None
    assert waiting.holders == (1,)


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.py")))
@pytest.mark.parametrize("grain", ["access", "opcode", "line"])
def test_what_lies_ahead_is_the_same_whether_it_was_looked_at_before_or_not(name: str, grain: Grain) -> None:
    steps = Walk(source(name), f"{name}.py", Schedule(grain, "any", ()))
    chooser = random.Random(1)
    while enabled := steps.stepper.enabled():
        steps.step(chooser.choice(enabled))
        seen, kept = steps.scene().threads, steps._foresight
        steps._foresight = Foresight(steps.stepper.machine)
        steps.stepper.machine.traces.clear()
        assert steps.scene().threads == seen
        steps._foresight = kept
