"""What a lesson has for Step mode arrives, and a mistake in it is told by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.lesson import StepGoal, StepTask
from core.lesson_table import step_task
from core.problem import Problem, ProblemError
from core.program import from_bytes
from core.table import read_table

SOURCE = b"ROUNDS = 1_000\nlock = 0\nprint(ROUNDS)\n"
STEP = """\
ask = { en = "Can you?", zh_CN = "能吗？" }
goal = { output = "output == 1" }

[knobs.ROUNDS]
start = 3
low = 1
high = 50
try_this = { en = "Set ROUNDS to 10.", zh_CN = "把 ROUNDS 设为 10。" }
"""
TEXTS = {"en": {"race.py:step": "Done."}, "zh_CN": {"race.py:step": "好了。"}}


def read(tmp_path: Path, text: str = STEP, texts: dict[str, dict[str, str]] | None = None) -> StepTask:
    (tmp_path / "lesson.toml").write_text(text, encoding="utf-8")
    table = read_table(tmp_path / "lesson.toml")
    found = step_task(table, from_bytes("race.py", SOURCE), texts or TEXTS, tmp_path)
    table.finish()
    return found


def test_question_goal_words_and_knobs_arrive(tmp_path: Path) -> None:
    task = read(tmp_path)
    assert task.ask["en"] == "Can you?"
    assert task.goal == StepGoal(output="output == 1")
    assert task.done["zh_CN"] == "好了。"
    assert [(reach.name, reach.low, reach.high) for reach in task.knobs] == [("ROUNDS", 1, 50)]
    assert task.start == {"ROUNDS": 3}


@pytest.mark.parametrize(
    ("goal", "found"),
    [
        ('{ thread = "add", waits = "acquire" }', StepGoal(thread="add", waits="acquire")),
        ('{ thread = "add", line = "print(" }', StepGoal(thread="add", line="print(")),
    ],
)
def test_a_goal_may_be_a_wait_or_a_line(tmp_path: Path, goal: str, found: StepGoal) -> None:
    assert read(tmp_path, STEP.replace('{ output = "output == 1" }', goal)).goal == found


def problem(tmp_path: Path, old: str, new: str) -> Problem:
    with pytest.raises(ProblemError) as caught:
        read(tmp_path, STEP.replace(old, new))
    return caught.value.problem


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('output = "output == 1"', 'output = "one"', 2),
        ('output = "output == 1"', 'thread = "a", waits = "long"', 2),
        ('output = "output == 1"', 'thread = "a", line = "q.get()"', 2),
        ('output = "output == 1"', 'output = "output == 1", thread = "a", waits = "get"', 2),
        ("start = 3", "start = 99", 5),
        ("[knobs.ROUNDS]", "[knobs.LOCKS]", 5),
    ],
)
def test_a_mistake_has_its_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    found = problem(tmp_path, old, new)
    assert (found.code, found.line) == ("lesson-bad-value", line)


def test_words_for_the_end_have_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as caught:
        read(tmp_path, texts={"en": TEXTS["en"], "zh_CN": {}})
    assert caught.value.problem.where.endswith("text.zh_CN.md")
