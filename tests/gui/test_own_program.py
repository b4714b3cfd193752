"""A learner's own program is a lesson like any other: a question first, and the views that it has use for."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.lesson import LANGUAGES
from core.problem import ProblemError
from gui.own_program import lesson_of


def opened(folder: Path, source: str):
    path = folder / "mine.py"
    path.write_text(source, encoding="utf-8")
    return lesson_of(path, 10).programs[0]


@pytest.mark.parametrize(
    ("source", "views"),
    [
        ("print(1)", ("timeline",)),
        ("import queue\nq = queue.Queue()", ("occupancy", "timeline")),
        ("import multiprocessing", ("processes", "timeline")),
        ("from multiprocessing import Process, Queue", ("processes", "occupancy", "timeline")),
    ],
)
def test_it_has_the_views_that_it_has_use_for(tmp_path: Path, source: str, views: tuple[str, ...]) -> None:
    assert opened(tmp_path, source).views == views


def test_only_programs_with_processes_have_a_start_method(tmp_path: Path) -> None:
    assert not opened(tmp_path, "import threading").uses_processes
    assert opened(tmp_path, "from concurrent.futures import ProcessPoolExecutor").uses_processes


def test_what_its_functions_change_is_watched(tmp_path: Path) -> None:
    source = "counter = 0\nname = 'x'\ndef add():\n    global counter\n    counter += 1\n"
    assert opened(tmp_path, source).watching.names == ("counter",)


def test_a_program_with_a_mistake_opens_all_the_same(tmp_path: Path) -> None:
    program = opened(tmp_path, "def f(:\n").program
    assert program.problem is not None
    assert program.problem.code == "syntax-error"


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as error:
        lesson_of(tmp_path / "gone.py", 10)
    assert error.value.problem.code == "no-such-program"


def test_everything_is_said_in_both_languages(tmp_path: Path) -> None:
    variant = opened(tmp_path, "print(1)")
    question = variant.question
    texts = [variant.title, variant.explanation, question.ask, question.result]
    texts += [text for choice in question.choices for text in (choice.text, choice.because)]
    assert all(text[language] for text in texts for language in LANGUAGES)
