"""The same program twice, one run after the other, on the same axes, with both outcomes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from core.interpreters import own
from core.lesson import LessonProgram
from core.run import Run
from gui.compare_dialog import CompareDialog
from gui.compare_panel import ComparePanel
from gui.interpreter_picker import Setting
from gui.lesson_page import LessonPage
from gui.page_parts import PageParts
from gui.pythons import Pythons
from gui.settings import Settings
from gui.theme import Look
from tests.gui import samples

Open = Callable[..., LessonPage]
PATIENCE_MS = 90_000

METHOD = """\
import multiprocessing


def work():
    pass


if __name__ == "__main__":
    print(multiprocessing.get_start_method())
"""


@pytest.fixture
def pythons(qapp: QApplication, tmp_path: Path) -> Pythons:
    """Two that are the same one under two names."""
    twin = tmp_path / "python"
    twin.symlink_to(sys.executable)
    pythons = Pythons()
    pythons.add(str(twin))
    return pythons


@pytest.fixture
def open_page(qtbot: QtBot, light: Look, pythons: Pythons) -> Iterator[Open]:
    pages = []

    def _open(program: LessonProgram) -> LessonPage:
        page = LessonPage(samples.lesson(program), light, Settings(language="en"), pythons)
        qtbot.addWidget(page)
        page.resize(1440, 860)
        page.show()
        qtbot.waitActive(page)
        pages.append(page)
        return page

    yield _open
    for page in pages:
        page.close_run()


def _panel(page: LessonPage) -> ComparePanel:
    return page.findChild(ComparePanel)


def _words(page: LessonPage) -> str:
    return "\n".join(label.text() for label in _panel(page).findChildren(QLabel) if label.isVisible())


def _finish(qtbot: QtBot, page: LessonPage) -> None:
    def over() -> bool:
        page.tick()
        return not page.has_live_run

    qtbot.waitUntil(over, timeout=PATIENCE_MS)


def _compare(page: LessonPage, first: Setting, second: Setting, seconds: float = 60.0) -> None:
    page._compare.begin(page._variant, first, second, seconds)


def test_both_runs_are_shown_with_their_outcomes(open_page: Open, qtbot: QtBot, runs: list[Run]) -> None:
    page = open_page(samples.variant(METHOD, uses_processes=True))
    _compare(page, Setting(own(), "spawn"), Setting(own(), "fork"))
    assert _panel(page).isVisible()
    assert len(runs) == 1
    _finish(qtbot, page)
    assert len(runs) == 2
    assert "Not the same. spawn: spawn; fork: fork." in _words(page)
    assert [attempt.start_method for attempt in page._variant.attempts] == ["spawn", "fork"]


def test_what_is_the_same_is_said_to_be(open_page: Open, qtbot: QtBot, pythons: Pythons) -> None:
    page = open_page(samples.variant(samples.HELLO))
    _compare(page, *(Setting(python) for python in pythons.found))
    _finish(qtbot, page)
    assert "The same with both: hello 5." in _words(page)


def test_both_have_the_same_axes(open_page: Open, qtbot: QtBot, pythons: Pythons) -> None:
    page = open_page(samples.counting())
    _compare(page, *(Setting(python) for python in pythons.found))
    _finish(qtbot, page)
    first, second = (side.views for side in _panel(page).sides)
    axes = {view.time_axis() for views in (first, second) for view in views._views.values()}
    assert len(axes) == 1
    assert {views._views["drift"]._scale.high for views in (first, second)} != set()
    assert first._views["drift"]._scale == second._views["drift"]._scale


def test_a_run_that_is_stuck_makes_way_for_the_other(open_page: Open, qtbot: QtBot, pythons: Pythons) -> None:
    page = open_page(samples.variant(samples.STUCK))
    _compare(page, *(Setting(python) for python in pythons.found))
    _finish(qtbot, page)
    assert [attempt.findings.ending for attempt in page._variant.attempts] == ["hangs", "hangs"]


def test_a_run_without_an_end_is_stopped_after_its_time(open_page: Open, qtbot: QtBot, pythons: Pythons) -> None:
    page = open_page(samples.variant(samples.SLOW))
    _compare(page, *(Setting(python) for python in pythons.found), seconds=0.5)
    _finish(qtbot, page)
    assert "The same with both: went on until it was stopped." in _words(page)


def test_stop_leaves_out_the_second(open_page: Open, qtbot: QtBot, pythons: Pythons, runs: list[Run]) -> None:
    page = open_page(samples.variant(samples.SLOW))
    _compare(page, *(Setting(python) for python in pythons.found))
    page.stop()
    _finish(qtbot, page)
    assert len(runs) == 1


def test_one_that_cannot_start_does_not_keep_the_other_from_it(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    _compare(page, Setting(samples.gone()), Setting(own()))
    _finish(qtbot, page)
    assert "hello 5" in _words(page)
    assert "Did not start" in _words(page)


def test_going_back_shows_the_newest_run(open_page: Open, qtbot: QtBot, pythons: Pythons) -> None:
    page = open_page(samples.variant(samples.HELLO))
    _compare(page, *(Setting(python) for python in pythons.found))
    _finish(qtbot, page)
    _panel(page).close_requested.emit()
    assert not _panel(page).isVisible()
    assert (page.state, page.findChild(PageParts).views.isVisible()) == ("ended", True)


def test_the_dialog_asks_for_two_that_differ(open_page: Open, qtbot: QtBot, runs: list[Run], pythons: Pythons) -> None:
    page = open_page(samples.variant(METHOD, uses_processes=True))
    page.compare()
    dialog = page.findChild(CompareDialog)
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert dialog.height() >= dialog.layout().heightForWidth(dialog.width())
    first, second = dialog.settings()
    assert first.python.path != second.python.path
    dialog._on_python(1, first.python.path)
    assert not ok.isEnabled()
    dialog._on_method(1, "spawn")
    assert ok.isEnabled()
    assert runs == []
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert len(runs) == 1
    _finish(qtbot, page)
    assert len(runs) == 2
