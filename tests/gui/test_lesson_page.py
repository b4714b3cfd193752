"""A lesson's page on real runs: from the question to the explanation."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core import interpreters
from core.interpreters import Interpreter
from gui.diagnosis_card import DiagnosisCard
from gui.evidence import EvidenceView
from gui.explain_card import ExplainCard
from gui.pythons import Pythons
from gui.run_bar import RunBar
from gui.settings import Settings
from gui.story_strip import StoryStrip
from gui.theme import Look
from tests.gui import samples
from tests.gui.lesson_pages import PATIENCE_MS, Open, buttons, chip, finish, follow, opening, parts, run_to_end, texts


@pytest.fixture
def settings() -> Settings:
    return Settings(language="en")


@pytest.fixture
def pythons(qapp: object) -> Pythons:
    return Pythons()


@pytest.fixture
def open_page(qtbot: QtBot, light: Look, settings: Settings, pythons: Pythons) -> Iterator[Open]:
    with opening(qtbot, light, settings, pythons) as open_page:
        yield open_page


# --- the question ----------------------------------------------------------------------------------------------


def test_run_waits_for_an_answer(open_page: Open) -> None:
    page = open_page(samples.variant(samples.HELLO))
    page.run()
    assert (page.state, page.has_live_run, chip(page)) == ("before", False, "Predict first")


def test_a_digit_chooses_an_answer(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    qtbot.keyClick(page, Qt.Key.Key_2)
    assert (page.state, parts(page).question.choice) == ("predicted", 1)


def test_a_right_prediction_is_shown_beside_the_result(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    qtbot.keyClick(page, Qt.Key.Key_1)
    run_to_end(qtbot, page)
    story = page.findChild(StoryStrip)
    assert page.state == "ended"
    assert "hello 5" in texts(story)
    assert any(label.accessibleDescription() == "As you predicted." for label in story.findChildren(QLabel))


def test_a_wrong_prediction_is_said_to_be_wrong(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    qtbot.keyClick(page, Qt.Key.Key_2)
    run_to_end(qtbot, page)
    story = page.findChild(StoryStrip)
    assert any(label.accessibleDescription() == "Not what you predicted." for label in story.findChildren(QLabel))


def test_the_question_can_be_skipped_and_answered_later(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    parts(page).question.skipped.emit()
    finish(qtbot, page)
    story = page.findChild(StoryStrip)
    assert "No prediction" in buttons(story)
    story.prediction_pressed.emit()
    assert page.state == "before"
    qtbot.keyClick(page, Qt.Key.Key_1)
    run_to_end(qtbot, page)
    assert page.state == "ended"


# --- how runs end ----------------------------------------------------------------------------------------------


def test_a_finished_run_tells_the_window_that_it_was_seen(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    qtbot.keyClick(page, Qt.Key.Key_1)
    with qtbot.waitSignal(page.run_started):
        page.run()
    with qtbot.waitSignal(page.run_ended) as ended:
        finish(qtbot, page)
    assert ended.args == [True]
    assert chip(page).startswith("Ended after ")


def test_an_interpreter_that_is_gone_is_told_with_a_remedy(
    open_page: Open, qtbot: QtBot, pythons: Pythons, settings: Settings
) -> None:
    gone = Interpreter("/nowhere/python", (3, 12, 0), "cpython", True, ("fork",))
    pythons.found, settings.python = (gone,), gone.path
    page = open_page(samples.variant(samples.HELLO))
    qtbot.keyClick(page, Qt.Key.Key_1)
    run_to_end(qtbot, page)
    card = page.findChild(DiagnosisCard)
    assert (page.state, card.text) == ("error", "This Python is not there")
    assert any("Choose another Python" in text for text in texts(card))


def test_without_any_python_the_page_says_what_to_do(open_page: Open, qtbot: QtBot, pythons: Pythons) -> None:
    pythons.found = ()
    page = open_page(samples.variant(samples.HELLO))
    qtbot.keyClick(page, Qt.Key.Key_1)
    page.run()
    assert page.findChild(DiagnosisCard).text == "No Python was found"
    assert not page.has_live_run


def test_a_flood_of_output_can_be_stopped(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.FLOODS))
    qtbot.keyClick(page, Qt.Key.Key_3)
    page.run()
    follow(qtbot, page, lambda: page.snapshot.output.skipped > 0)
    page.stop()
    finish(qtbot, page)
    assert page.state == "stopped"


def test_what_is_typed_reaches_the_program(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.ASKS))
    qtbot.keyClick(page, Qt.Key.Key_1)
    page.run()
    follow(qtbot, page, lambda: page.snapshot.samples > 0)
    parts(page).output.typed.emit("ada\n")
    finish(qtbot, page)
    assert page.snapshot.output.lines[-1].text == "hello ada"


# --- the program -----------------------------------------------------------------------------------------------


def test_the_edited_text_is_what_runs_until_it_is_reset(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    code = parts(page).code
    qtbot.keyClick(page, Qt.Key.Key_1)
    code.editor.replace_source('print("edited")\n')
    run_to_end(qtbot, page)
    assert page.snapshot.output.lines[-1].text == "edited"
    code.reset_requested.emit()
    run_to_end(qtbot, page)
    assert page.snapshot.output.lines[-1].text == "hello 5"


def test_the_program_cannot_be_changed_while_it_runs(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.SLOW))
    qtbot.keyClick(page, Qt.Key.Key_1)
    page.run()
    assert parts(page).code.editor.isReadOnly()
    page.stop()
    finish(qtbot, page)
    assert not parts(page).code.editor.isReadOnly()


def test_a_knob_moves_in_the_bar_and_in_the_code_together(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    bar, code = page.findChild(RunBar), parts(page).code
    bar.knob_changed.emit("ROUNDS", 7)
    assert "ROUNDS = 7\n" in code.source()
    code.editor.replace_source(samples.HELLO.replace("5", "9"))
    assert [edit.text() for edit in bar.findChildren(QLineEdit)] == ["9"]
    qtbot.keyClick(page, Qt.Key.Key_1)
    run_to_end(qtbot, page)
    assert page.snapshot.output.lines[-1].text == "hello 9"


def test_each_program_has_its_own_question_and_runs(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO), samples.variant(samples.FAILS, "fails.py"))
    qtbot.keyClick(page, Qt.Key.Key_1)
    run_to_end(qtbot, page)
    page.open_program(1)
    assert page.state == "before"
    page.open_program(0)
    assert page.state == "ended"
    assert "hello 5" in texts(page.findChild(StoryStrip))


def test_opening_another_program_stops_the_one_that_runs(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.SLOW), samples.variant(samples.HELLO, "hello.py"))
    qtbot.keyClick(page, Qt.Key.Key_1)
    page.run()
    page.open_program(1)
    finish(qtbot, page)
    assert page.state == "before"
    qtbot.keyClick(page, Qt.Key.Key_1)
    run_to_end(qtbot, page)
    assert page.state == "ended"


# --- evidence, comparison --------------------------------------------------------------------------------------


def test_all_runs_are_shown_together(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.counting())
    qtbot.keyClick(page, Qt.Key.Key_1)
    for _ in range(2):
        run_to_end(qtbot, page)
    assert "2 of 2 gave 300,000" in page.findChild(EvidenceView).accessibleDescription()


def test_two_interpreters_run_one_after_the_other(
    open_page: Open, qtbot: QtBot, pythons: Pythons, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = pythons.found[0]
    older = Interpreter(sys.executable, (3, 9, 0), "cpython", True, own.start_methods)
    pythons.found = (older, own)
    page = open_page(samples.variant(samples.HELLO, compare=True))
    explain = page.findChild(ExplainCard)
    parts(page).question.skipped.emit()
    finish(qtbot, page)
    with qtbot.waitSignals([page.run_ended, page.run_ended], timeout=PATIENCE_MS):
        explain.compare_pressed.emit()
        finish(qtbot, page)
    assert page.findChild(EvidenceView).accessibleDescription().count("hello 5") == 3


# --- after the run ---------------------------------------------------------------------------------------------


def test_the_next_lesson_is_offered_at_the_end(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO), following=samples.lesson(number=2))
    qtbot.keyClick(page, Qt.Key.Key_1)
    run_to_end(qtbot, page)
    explain = page.findChild(ExplainCard)
    assert "Next: Sample 2" in buttons(explain)
    with qtbot.waitSignal(page.next_requested):
        explain.next_pressed.emit()


def test_what_to_try_leads_to_the_knob(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    qtbot.keyClick(page, Qt.Key.Key_1)
    run_to_end(qtbot, page)
    explain = page.findChild(ExplainCard)
    assert "Set ROUNDS to 7." in explain.plain_text
    explain.knob_pressed.emit("ROUNDS")
    assert page.focusWidget().accessibleName() == "Knob ROUNDS"


# --- language, size --------------------------------------------------------------------------------------------


def test_the_lessons_words_follow_the_language(open_page: Open, settings: Settings, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    qtbot.keyClick(page, Qt.Key.Key_1)
    settings.language = "zh_CN"
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert parts(page).headline.text() == "它做什么？"
    assert "输出 hello 5" in [
        button.text() for button in parts(page).question.findChildren(QWidget) if hasattr(button, "text")
    ]
    assert page.state == "predicted"


def test_a_page_that_is_hidden_has_the_new_language_when_it_is_seen(open_page: Open, settings: Settings) -> None:
    page = open_page(samples.variant(samples.HELLO))
    page.hide()
    before = parts(page).headline.text()
    settings.language = "zh_CN"
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert parts(page).headline.text() == before
    page.show()
    assert parts(page).headline.text() == "它做什么？"


def test_a_small_window_folds_output_and_explanation(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(samples.variant(samples.HELLO))
    page.set_compact(True)
    qtbot.keyClick(page, Qt.Key.Key_1)
    run_to_end(qtbot, page)
    assert page.findChild(ExplainCard).is_folded
    assert page.findChild(EvidenceView).isHidden()


def test_borders_that_were_moved_are_remembered(open_page: Open, settings: Settings) -> None:
    page = open_page(samples.variant(samples.HELLO))
    splitter = parts(page).page_split
    splitter.moveSplitter(600, 1)
    assert settings.splitters["page"] == splitter.sizes()


def test_a_python_that_vanished_is_said_and_no_longer_offered(
    open_page: Open, qtbot: QtBot, pythons: Pythons, settings: Settings
) -> None:
    gone = samples.gone()
    pythons.found = (*pythons.found, gone)
    settings.python = gone.path
    page = open_page(samples.variant(samples.HELLO))
    qtbot.keyClick(page, Qt.Key.Key_1)
    run_to_end(qtbot, page)
    assert any("This Python is not there" in text for text in texts(page.findChild(DiagnosisCard)))
    assert gone not in pythons.found


def test_a_run_asks_no_interpreter_what_it_is(open_page: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """That takes 50 ms, for which the window would stand still; before the search has ended nothing is known yet."""
    monkeypatch.setattr(interpreters, "_vetted", {})
    page = open_page(samples.variant(samples.HELLO))
    page.run_without_predicting()
    finish(qtbot, page)
    assert page.state == "ended"
    assert interpreters._vetted == {}
