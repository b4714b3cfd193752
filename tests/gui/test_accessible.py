"""What can be reached by keyboard or mouse says what it is and what it does: to a screen reader as to everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import paths
from gui.application import Application, Options, load_library
from gui.language import CHINESE, ENGLISH
from gui.page_keys import show_table
from gui.settings import SettingsFile
from gui.theme import LIGHT, Look
from gui.views.output import OutputView
from gui.views.table import TableAction
from tests.gui.reachable import Spoken, lacking, spoken, windows
from tests.gui.walk import Walk


@pytest.fixture
def walk(qapp: QApplication, qtbot: QtBot, tmp_path: Path, no_common_sheet: None) -> Iterator[Walk]:
    library = load_library(paths.lessons_folder())
    settings = SettingsFile(tmp_path / "config")
    opened = Application(qapp, library, settings, Options(language=ENGLISH), paths.resources_folder())
    opened.window.resize(1440, 900)
    with qtbot.waitExposed(opened.window):
        opened.window.show()
    yield Walk(opened, qtbot, tmp_path)
    opened.window.language_changed.emit(ENGLISH)
    opened.window._close_for_good()
    opened.window.deleteLater()


def check(walk: Walk) -> None:
    """Every control that is on the screen now has a name and a description, and both speak the window's language."""
    assert lacking() == []
    walk.speak(CHINESE)
    assert lacking() == []
    walk.until(speaks_chinese)  # what is said of a run that goes on is said anew each second
    walk.speak(ENGLISH)


def speaks_chinese() -> None:
    assert english_words() == []


def english_words() -> list[str]:
    """But for the newest line of the output, which is the program's."""
    shown = [one for one in said() if "OutputList" not in one.where]
    return [f"{one.where}: {text!r}" for one in shown for text in (one.name, one.description) if _is_english(text)]


def said() -> list[Spoken]:
    return [one for window in windows() for one in spoken(window)]


NAMES = re.compile(
    r"[\w./-]*[./\\][\w./-]*|\b[A-Z_]{2,}\b|\b(Ctrl|Alt|Shift|Enter|Escape|Tab|Home|Space|Up|Down|Left|Right|F\d+)\b"
    r"|\b(Python|Crosstalk|English|pid)\b|\w+\(\)|['\"{}\[\]<].*"
)
"""Files, constants, keys, names of things: the same in every language. Those of a program are mostly after a quote."""
WORD = re.compile(r"\b[a-z]{3,}\b")


def _is_english(text: str) -> bool:
    """Whether a line of it has words in it and no Chinese: what a program printed or is called may be one word."""
    lines = [NAMES.sub(" ", line) for line in text.split("\n") if not re.search("[\u4e00-\u9fff]", line)]
    return any(len(WORD.findall(line)) >= 2 for line in lines)


def test_every_control_of_every_lesson_says_what_it_is_and_does(walk: Walk) -> None:
    for lesson in walk.window._library.lessons:
        walk.open(lesson.id)
        check(walk)


def test_so_it_does_while_a_program_runs_and_afterwards(walk: Walk) -> None:
    walk.open("lost_updates")
    walk.press(Qt.Key.Key_1)
    check(walk)
    walk.run()
    check(walk)
    walk.end()
    check(walk)


def test_so_it_does_while_a_program_hangs(walk: Walk) -> None:
    walk.open("it_never_ends")
    walk.hang()
    check(walk)
    walk.end()
    check(walk)


def test_so_it_does_in_a_small_window(walk: Walk) -> None:
    walk.window.resize(900, 600)
    walk.open("manager")
    check(walk)
    walk.run()
    walk.end()
    check(walk)


def test_so_it_does_in_step_mode(walk: Walk) -> None:
    walk.open("lost_updates")
    with walk.step():
        check(walk)
        with walk.dialog(lambda: show_table(walk.page)):
            check(walk)


def test_so_it_does_where_a_program_is_run_many_times(walk: Walk) -> None:
    walk.open("separate_memory")
    panel = walk.ask_for_many()
    check(walk)
    walk.run_many(panel)
    walk.page.run_many()
    check(walk)


def test_so_it_does_where_two_runs_are_compared(walk: Walk) -> None:
    walk.open("separate_memory")
    with walk.dialog(walk.page.compare):
        check(walk)
        walk.compare()
        check(walk)


def test_so_does_every_dialog(walk: Walk) -> None:
    menus = walk.window.menus
    for action in (menus.keys, menus.about):
        with walk.dialog(action.trigger):
            check(walk)
    walk.open("lost_updates")
    walk.run()
    walk.end()
    with walk.dialog(lambda: walk.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)):
        check(walk)


def test_so_it_does_where_the_program_is_the_learners_own(walk: Walk) -> None:
    walk.open_own()
    check(walk)
    with walk.dialog(lambda: walk.page.own.ask_for_watches(Look(LIGHT))):
        check(walk)
    walk.run()
    check(walk)
    walk.end()
    walk.edit_own()
    with walk.dialog(walk.window.menus.close_program.trigger):
        assert lacking() == []  # the question is asked in one language and answered at once
    walk.forget_own()
    walk.window.open_program(Path("nowhere.py"))
    check(walk)


def test_so_it_does_where_a_recording_is_shown(walk: Walk) -> None:
    walk.open_recording()
    check(walk)


def test_every_plot_has_its_text_twin(walk: Walk) -> None:
    """Also those that are no views of a run: what Step mode draws, and what all runs add up to."""
    walk.open("lost_updates")
    walk.run()
    walk.until(lambda: walk.page.snapshot.drift is not None and walk.page.snapshot.drift.writer.length > 0)
    walk.end()
    seen = facts(walk)
    assert {"DriftPlot", "Timeline", "EvidenceView"} <= seen.keys()
    with walk.step():
        seen |= facts(walk)
    assert {"Ribbon", "Chart"} <= seen.keys()
    walk.open("manager")
    walk.run()
    walk.end()
    seen |= facts(walk)
    assert "ProcessMap" in seen
    assert {name: rows for name, rows in seen.items() if not rows} == {}


def facts(walk: Walk) -> dict[str, int]:
    """How many rows the table of each plot has that is to be seen now. The output is text, and may be none."""
    views = [action.parent() for action in walk.page.findChildren(TableAction)]
    return {
        type(view).__name__: len(list(view.rows()))
        for view in views
        if view.isVisible() and not isinstance(view, OutputView)
    }
