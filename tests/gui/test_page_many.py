"""Many runs on a lesson's page: counted, shown against the prediction, copied, stopped; and nothing left of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from core.lesson import LessonProgram
from core.many import OneRun
from core.observation import Outcome
from core.run import Run
from core.verdict import Findings
from gui.lesson_page import LessonPage
from gui.many_panel import ManyPanel
from gui.many_words import judged
from gui.page_parts import PageParts
from gui.picker import Picker
from gui.pythons import Pythons
from gui.run_bar import RunBar
from gui.settings import Settings
from gui.theme import Look
from gui.views.histogram import Histogram
from gui.views.table_dialog import TableDialog
from tests.gui import samples

Open = Callable[..., LessonPage]
PATIENCE_MS = 60_000

PID = "import os\nprint(os.getpid())\n"
"""Another result each time."""


@pytest.fixture
def open_page(qtbot: QtBot, light: Look) -> Iterator[Open]:
    pages = []

    def _open(program: LessonProgram) -> LessonPage:
        page = LessonPage(samples.lesson(program), light, Settings(language="en"), Pythons())
        qtbot.addWidget(page)
        page.resize(1440, 860)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        pages.append(page)
        return page

    yield _open
    for page in pages:
        page.close_run()


def _panel(page: LessonPage) -> ManyPanel:
    return page.findChild(ManyPanel)


def _words(page: LessonPage) -> str:
    return "\n".join(label.text() for label in _panel(page).findChildren(QLabel) if label.isVisible())


def _rows(page: LessonPage) -> list[tuple[str, ...]]:
    return page.findChild(Histogram).rows()


def _press(page: LessonPage, text: str) -> None:
    next(button for button in _panel(page).findChildren(QPushButton) if button.text() == text).click()


def _begin(page: LessonPage, count: int) -> None:
    page.run_many()
    _panel(page).findChildren(QSpinBox)[0].setValue(count)
    _press(page, "Run them")


def _finish(qtbot: QtBot, page: LessonPage) -> None:
    def over() -> bool:
        page.tick()
        return not page.has_live_run

    qtbot.waitUntil(over, timeout=PATIENCE_MS)


def test_opening_the_panel_runs_nothing(open_page: Open, runs: list[Run]) -> None:
    page = open_page(samples.variant(samples.HELLO))
    page.run_many()
    assert _panel(page).isVisible()
    assert (runs, page.has_live_run) == ([], False)
    assert "How often each result came appears here." in _words(page)


def test_every_run_is_counted(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    _begin(page, 3)
    _finish(qtbot, page)
    assert _rows(page) == [("hello 5", "3", "100 %")]
    assert "3 runs on Python" in _words(page)
    assert "all with one result." in _words(page)


def test_the_prediction_stands_against_all_runs(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    qtbot.keyClick(page, Qt.Key.Key_1)
    _begin(page, 2)
    _finish(qtbot, page)
    assert _rows(page) == [("hello 5", "2", "100 %", "2")]
    assert 'You predicted "It prints hello 5": 2 of 2 runs were like that. ✓ As you predicted.' in _words(page)


def test_the_runs_count_as_attempts(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(PID))
    _begin(page, 3)
    with qtbot.waitSignal(page.run_ended):
        _finish(qtbot, page)
    assert len(page._variant.attempts) == 3
    assert len({attempt.result for attempt in page._variant.attempts}) == 3


def test_another_result_can_be_looked_at(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.FAILS))
    _begin(page, 2)
    _finish(qtbot, page)
    assert _rows(page) == [("nothing printed", "2", "100 %")]
    _panel(page).findChild(Picker).picked.emit("outcome")
    assert _rows(page) == [("ended with an error", "2", "100 %")]


def test_stop_leaves_no_run_and_keeps_what_was_seen(open_page: Open, qtbot: QtBot, runs: list[Run]) -> None:
    page = open_page(samples.variant(samples.SLOW))
    _begin(page, 200)
    assert page.findChild(QProgressBar).isVisible()
    qtbot.waitUntil(lambda: bool(runs) and runs[0].elapsed > 0, timeout=PATIENCE_MS)
    assert page.findChild(RunBar).chip.text == "Run 1 of 200"
    page.run()  # does nothing meanwhile
    _press(page, "Stop")
    _finish(qtbot, page)
    assert (len(runs), page._variant.attempts) == (1, [])
    assert not page.findChild(QProgressBar).isVisible()
    assert not page.findChild(PageParts).code.editor.isReadOnly()


def test_closing_the_page_ends_them(open_page: Open, qtbot: QtBot, runs: list[Run]) -> None:
    page = open_page(samples.variant(samples.SLOW))
    _begin(page, 5)
    qtbot.waitUntil(lambda: bool(runs) and runs[0].elapsed > 0, timeout=PATIENCE_MS)
    page.close_run()
    assert runs[0].outcome is not None
    assert not page.has_live_run


def test_the_results_can_be_copied_for_a_spreadsheet(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    qtbot.keyClick(page, Qt.Key.Key_2)
    _begin(page, 2)
    _finish(qtbot, page)
    _press(page, "Copy as CSV")
    lines = list(csv.DictReader(io.StringIO(QApplication.clipboard().text())))
    assert [(line["run"], line["output"], line["ending"], line["exit_code"]) for line in lines] == [
        ("1", "hello 5", "ends", "0"),
        ("2", "hello 5", "ends", "0"),
    ]
    assert {line["as_predicted"] for line in lines} == {"false"}


def test_the_histogram_has_a_table(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    _begin(page, 1)
    _finish(qtbot, page)
    _press(page, "Show as table")
    dialog = page.findChild(TableDialog)
    assert dialog.windowTitle() == "How often each result came"
    dialog.close()


def test_a_python_that_is_gone_is_one_row(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    page.run_many()
    page._picker._pythons.found = (samples.gone(),)
    _press(page, "Run them")
    _finish(qtbot, page)
    _panel(page).findChild(Picker).picked.emit("outcome")
    assert _rows(page) == [("did not start", "1", "100 %")]
    assert page._variant.attempts == []


def test_back_shows_the_question_again(open_page: Open) -> None:
    page = open_page(samples.variant(samples.HELLO))
    page.run_many()
    _panel(page).close_requested.emit()
    assert page.findChild(PageParts).is_asking


def test_a_prediction_about_all_runs_is_wrong_as_soon_as_one_is_otherwise() -> None:
    always = replace(samples.ENDS, over="all-runs")
    variant = samples.variant(samples.HELLO)
    variant = replace(variant, question=replace(variant.question, choices=(always,)))
    ended, failed = Findings("ends", output="hello 5\n"), Findings("fails")
    results = [OneRun(found, Outcome("finished", 0), 0.1) for found in (ended, failed)]
    assert judged(results, variant, 0, "…").endswith("1 of 2 runs were like that. × Not as you predicted.")
