"""What the lessons ask for in Step mode can be done, and is recognised when it is done."""

from __future__ import annotations

import pytest

from core import paths
from core.lesson import LANGUAGES, LessonProgram
from core.lesson_file import load_lessons
from core.program import Program, with_knob
from core.scheduler import Schedule, explore
from core.scheduler.walk import Walk

TASKS = [
    pytest.param(variant, id=f"{lesson.id}-{variant.program.name}")
    for lesson in load_lessons(paths.lessons_folder())[0]
    for variant in lesson.programs
    if variant.step is not None
]
_TRIES = 200


def stepped(variant: LessonProgram) -> Program:
    """The program with the knobs as Step mode sets them."""
    assert variant.step is not None
    program = variant.program
    for name, value in variant.step.start.items():
        program = with_knob(program, name, value)
    return program


def test_three_lessons_have_something_to_step_for() -> None:
    assert {param.id.partition("-")[0] for param in TASKS} == {"lost_updates", "a_lock", "it_never_ends"}


@pytest.mark.parametrize("variant", TASKS)
def test_some_schedule_reaches_the_goal(variant: LessonProgram) -> None:
    assert variant.step is not None
    walk = Walk(stepped(variant).source, "program.py", Schedule("access", "any", ()), variant.step.goal)
    for seed in range(_TRIES):
        walk.go(0)
        walk.run_to_end("random", seed)
        if walk.scene().goal_at is not None:
            return
    pytest.fail("no schedule of many did it")


@pytest.mark.parametrize("variant", TASKS)
def test_letting_one_thread_run_after_the_other_does_not_reach_it(variant: LessonProgram) -> None:
    """Otherwise the question would be none."""
    assert variant.step is not None
    walk = Walk(stepped(variant).source, "program.py", Schedule("access", "any", ()), variant.step.goal)
    while enabled := walk.stepper.enabled():
        walk.step(min(enabled))
    assert walk.scene().goal_at is None


@pytest.mark.parametrize("variant", TASKS)
def test_the_words_are_there_in_every_language(variant: LessonProgram) -> None:
    task = variant.step
    assert task is not None
    for text in (task.ask, task.done, *(reach.try_this for reach in task.knobs)):
        assert set(text) == set(LANGUAGES)
        assert all(words.strip() for words in text.values())
    assert task.ask["en"].endswith("?")
    assert task.ask["zh_CN"].endswith("？")
    assert len(task.done["en"].split()) <= 80


def test_all_schedules_of_the_locked_counter_print_0() -> None:
    """As the words say that are shown when somebody waits for the lock."""
    locked = next(param.values[0] for param in TASKS if param.id == "a_lock-with_lock.py")
    assert isinstance(locked, LessonProgram)
    found = explore(stepped(locked).source)
    assert [one.outcome.output for one in found.outcomes] == ["0\n"]
