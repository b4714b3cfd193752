"""What a page shows of a run on the way and at its end: its parts one after the other, and of one moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.lesson import Choice, Expectation
from gui.diagnosis_card import DiagnosisCard
from gui.explain_card import ExplainCard
from gui.lesson_page import LessonPage
from gui.page_showing import PageShowing
from gui.pythons import Pythons
from gui.settings import Settings
from gui.story_strip import StoryStrip
from gui.theme import Look
from tests.gui import samples
from tests.gui.lesson_pages import PATIENCE_MS, Open, chip, finish, follow, opening, parts, run_to_end, texts


@pytest.fixture
def open_page(qtbot: QtBot, light: Look) -> Iterator[Open]:
    with opening(qtbot, light, Settings(language="en"), Pythons()) as open_page:
        yield open_page


def test_nothing_newer_is_taken_until_all_parts_show_the_same_moment(qtbot: QtBot, light: Look) -> None:
    page = LessonPage(samples.lesson(samples.variant(samples.SLOW)), light, Settings(language="en"), Pythons())
    qtbot.addWidget(page)
    showing = page.findChild(PageShowing)
    page.run_without_predicting()

    def is_shown_in_part() -> bool:
        page.tick()
        return page.snapshot.samples > 0 and showing.is_busy

    qtbot.waitUntil(is_shown_in_part, timeout=PATIENCE_MS)
    shown = page.snapshot
    for _ in range(3):
        page.tick()
    assert page.snapshot is shown
    qtbot.waitUntil(lambda: not showing.is_busy, timeout=PATIENCE_MS)
    page.tick()
    assert page.snapshot.t > shown.t
    page.close_run()


def test_all_that_is_left_of_a_run_is_painted(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    page.run_without_predicting()
    finish(qtbot, page)
    explain = page.findChild(ExplainCard)
    assert explain.isVisible()
    assert explain.updatesEnabled()
    assert parts(page).views.updatesEnabled()


def test_stop_ends_the_run_and_gives_no_verdict(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.SLOW))
    qtbot.keyClick(page, Qt.Key.Key_1)
    page.run()
    follow(qtbot, page, lambda: bool(page.snapshot.output.lines))
    assert page.state == "running"
    page.stop()
    with qtbot.waitSignal(page.run_ended) as ended:
        finish(qtbot, page)
    assert (ended.args, page.state) == ([False], "stopped")
    assert chip(page).startswith("Stopped at ")
    assert "Stopped" in texts(page.findChild(StoryStrip))


def test_the_program_shows_where_its_threads_stood_when_it_was_stopped(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.SLOW))
    page.run_without_predicting()
    follow(qtbot, page, lambda: page.snapshot.samples > 5)
    page.stop()
    finish(qtbot, page)
    annotations = parts(page).code.editor.annotations
    (mark,) = (annotations.marks[line] for line in annotations.marks if line in (4, 5))
    assert [thread.actor.letter for thread in mark.threads] == ["M"]


def test_a_run_that_was_stopped_has_no_verdict_even_where_going_on_is_an_answer(open_page: Open, qtbot: QtBot) -> None:
    asked = samples.variant(samples.SLOW)
    going_on = Choice({"en": "It goes on"}, {"en": ""}, Expectation("runs"))
    question = replace(asked.question, choices=(*asked.question.choices, going_on))
    page = open_page(replace(asked, question=question))
    strip = page.findChild(StoryStrip)
    for key in (Qt.Key.Key_1, Qt.Key.Key_4):
        strip.prediction_pressed.emit()
        qtbot.keyClick(page, key)
        page.run()
        follow(qtbot, page, lambda: bool(page.snapshot.output.lines))
        page.stop()
        finish(qtbot, page)
        assert page.state == "stopped"
        assert (strip._story.result, strip._story.mark) == ("It ran on", "")


def test_a_hang_is_told_while_it_lasts(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.STUCK))
    qtbot.keyClick(page, Qt.Key.Key_3)
    page.run()
    card = page.findChild(DiagnosisCard)
    follow(qtbot, page, card.isVisible)
    assert page.state == "hung"
    assert card.text == "main waits in q.join() for 1 unfinished task; no thread is left to call task_done()."
    assert chip(page).startswith("Stuck for ")
    assert page.findChild(ExplainCard).isVisible()
    page.stop()
    finish(qtbot, page)
    assert "It never ended" in texts(page.findChild(StoryStrip))


def test_a_traceback_is_told_at_its_line(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.FAILS))
    qtbot.keyClick(page, Qt.Key.Key_2)
    run_to_end(qtbot, page)
    errors = parts(page).code.editor.annotations.errors
    assert errors[2].text == "ZeroDivisionError: division by zero"
    assert "ZeroDivisionError: division by zero" in texts(page.findChild(StoryStrip))
    assert chip(page).startswith("Failed after ")


def test_a_syntax_error_is_told_at_its_line(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant("x = 1\ndef work(:\n"))
    qtbot.keyClick(page, Qt.Key.Key_2)
    run_to_end(qtbot, page)
    assert "invalid syntax" in parts(page).code.editor.annotations.errors[2].text
    assert any(text.startswith("SyntaxError") for text in texts(page.findChild(StoryStrip)))


def test_the_playhead_can_be_stepped_and_replayed(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.counting())
    qtbot.keyClick(page, Qt.Key.Key_1)
    run_to_end(qtbot, page)
    assert page.playhead == pytest.approx(page.snapshot.t)
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    before = page.playhead
    assert before is not None
    assert before < page.snapshot.t
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.playhead == pytest.approx(min(before + page.snapshot.t / 100, page.snapshot.t))
    here = page.playhead
    assert here is not None
    qtbot.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.playhead is not None and page.playhead > here)
    qtbot.keyClick(page, Qt.Key.Key_Space)
