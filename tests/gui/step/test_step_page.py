"""A lesson's page goes to Step mode and back, with the learner's text, and each mode with its own knobs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core import paths
from core.lesson import Lesson
from core.lesson_file import load_lessons
from core.program import from_bytes
from gui.code_view import CodeView
from gui.lesson_page import LessonPage
from gui.own_program import lesson_of
from gui.pythons import Pythons
from gui.settings import Settings
from gui.step import files
from gui.step.bar import StepBar
from gui.step.step_mode import StepMode
from gui.theme import Look

PATIENCE_MS = 60_000
LESSONS = {lesson.id: lesson for lesson in load_lessons(paths.lessons_folder())[0]}
Open = Callable[[Lesson], LessonPage]


@pytest.fixture
def open_page(qtbot: QtBot, light: Look) -> Iterator[Open]:
    pages: list[LessonPage] = []

    def _open(lesson: Lesson) -> LessonPage:
        page = LessonPage(lesson, light, Settings(language="en"), Pythons())
        qtbot.addWidget(page)
        page.resize(1440, 860)
        page.show()
        qtbot.waitActive(page)
        pages.append(page)
        return page

    yield _open
    for page in pages:
        page.close_run()


def _step(qtbot: QtBot, page: LessonPage) -> StepMode:
    """In Step mode, with everything known."""
    page.toggle_step()
    mode = page.stepping.mode
    assert mode is not None
    _settle(qtbot, mode)
    return mode


def _settle(qtbot: QtBot, mode: StepMode) -> None:
    qtbot.waitUntil(lambda: not mode.workers.is_busy, timeout=PATIENCE_MS)


def _code(page: LessonPage) -> CodeView:
    return page.findChild(CodeView)


def test_step_mode_has_few_rounds_and_live_mode_many(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(LESSONS["lost_updates"])
    _step(qtbot, page)
    assert "ROUNDS = 3\n" in _code(page).source()
    assert not _code(page).is_edited
    page.toggle_step()
    assert "ROUNDS = 10_000_000\n" in _code(page).source()
    assert not _code(page).is_edited


def test_an_edit_in_one_mode_is_there_in_the_other(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(LESSONS["lost_updates"])
    _step(qtbot, page)
    _code(page).editor.replace_source(_code(page).source().replace("counter += 1", "counter += 2"))
    page.toggle_step()
    assert "counter += 2" in _code(page).source()
    assert "ROUNDS = 10_000_000\n" in _code(page).source()


def test_an_edit_begins_the_walk_again(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(LESSONS["lost_updates"])
    mode = _step(qtbot, page)
    mode.step(0)
    _settle(qtbot, mode)
    _code(page).set_knob("ROUNDS", 1)
    _code(page).source_edited.emit(_code(page).source())
    qtbot.waitUntil(
        lambda: mode.outlook.prospects.found is not None and mode.outlook.prospects.left == 19, timeout=PATIENCE_MS
    )
    assert mode.scene is not None
    assert mode.scene.at == 0


def test_digits_are_steps_and_the_code_shows_who_is_where(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(LESSONS["lost_updates"])
    mode = _step(qtbot, page)
    for key in (Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2):
        qtbot.keyClick(page, key)
    _settle(qtbot, mode)
    notes = _code(page).editor.annotations.notes
    marks = _code(page).editor.annotations.marks
    assert notes[10].text == "would overwrite B"
    assert [thread.actor.letter for thread in marks[10].threads] == ["A"]
    assert marks[16].acting == ("B",)


def test_the_lessons_question_is_the_headline_and_doing_it_is_recognised(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(LESSONS["a_lock"])
    mode = _step(qtbot, page)
    assert page._parts.headline.text() == "Can you make add wait for the lock?"
    for key in (Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_2):
        qtbot.keyClick(page, key)
    _settle(qtbot, mode)
    assert page.findChild(StepBar).chip.text == "You did it"
    page.toggle_step()
    assert page._parts.headline.text() == LESSONS["a_lock"].headline["en"]


def test_programs_with_processes_have_no_step_mode(open_page: Open) -> None:
    page = open_page(LESSONS["manager"])
    page.toggle_step()
    assert not page.stepping.is_on
    assert page._parts.run_bar.mode.isHidden()


def test_another_variant_is_stepped_as_well(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(LESSONS["a_lock"])
    _step(qtbot, page)
    page.open_program(2)
    mode = page.stepping.mode
    assert mode is not None
    _settle(qtbot, mode)
    assert page.stepping.is_on
    assert len(mode.outlook.prospects.endings) == 5


def test_a_program_of_ones_own_can_be_stepped(qtbot: QtBot, open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text(
        "from threading import Thread\n\nn = 0\n\n\ndef f():\n    global n\n    n += 1\n\n\n"
        "a, b = Thread(target=f), Thread(target=f)\na.start()\nb.start()\na.join()\nb.join()\nprint(n)\n"
    )
    page = open_page(lesson_of(path, 1))
    mode = _step(qtbot, page)
    assert [ending.number for ending in mode.outlook.prospects.endings] == [1.0, 2.0]


def test_the_command_line_replays_what_the_window_has_saved(qtbot: QtBot, open_page: Open, tmp_path: Path) -> None:
    page = open_page(LESSONS["lost_updates"])
    mode = _step(qtbot, page)
    mode.outlook.find()
    _settle(qtbot, mode)
    assert mode.scene is not None
    program = tmp_path / "race.py"
    program.write_text(_code(page).source())
    assert files.save(tmp_path / "schedule.json", mode.scene.schedule) is None
    command = [
        sys.executable,
        "-m",
        "core",
        "replay",
        str(program),
        "--schedule",
        str(tmp_path / "schedule.json"),
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    assert said["diverged"] is None
    assert said["output"] == mode.scene.output


def test_a_page_that_is_not_seen_gives_back_what_the_search_holds(qtbot: QtBot, open_page: Open) -> None:
    page = open_page(LESSONS["lost_updates"])
    mode = _step(qtbot, page)
    page.hide()
    assert not mode.workers.has_search
    page.show()
    _settle(qtbot, mode)
    assert mode.outlook.is_searched_out


def test_a_program_that_cannot_be_searched_is_tried_on_real_threads(qtbot: QtBot, open_page: Open) -> None:
    lesson = LESSONS["lost_updates"]
    (race, *_rest) = lesson.programs
    clock = from_bytes("clock.py", b"import time\n\nprint(time.time() > 0)\n")
    page = open_page(replace(lesson, programs=(replace(race, program=clock, step=None, knobs=()),)))
    mode = _step(qtbot, page)
    assert mode.outlook.prospects.is_unsupported
    mode.outlook.sample()
    _settle(qtbot, mode)
    assert mode.outlook.prospects.found is not None
    assert mode.outlook.prospects.found.runs > 0
    assert [ending.outcome.output for ending in mode.outlook.prospects.endings] == ["True\n"]
    mode.board.outcomes.chart.chosen.emit(0)
    _settle(qtbot, mode)
    words = mode.board.schedule.proof_words
    assert words.startswith("prints True: happened again on real threads")
    assert words.endswith("all the same")
