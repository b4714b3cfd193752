"""The question card: what it promises to the page that owns it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from gui.choice_button import ChoiceButton
from gui.question_card import QuestionCard
from gui.theme import Look

ANSWERS = (("0, every time", "What one adds, the other takes away."), ("Another number on each run", ""))


@pytest.fixture
def card(qtbot: QtBot, look: Look) -> QuestionCard:
    card = QuestionCard(look)
    qtbot.addWidget(card)
    card.set_question("What will it print?", ANSWERS, None)
    card.resize(800, 400)
    card.show()
    return card


def _button(card: QuestionCard, text: str) -> QPushButton:
    return next(button for button in card.findChildren(QPushButton) if button.text() == text)


def test_nothing_is_chosen_at_first_and_only_skipping_is_possible(card: QuestionCard) -> None:
    assert card.choice is None
    assert not _button(card, "Keep my answer and run").isEnabled()
    assert _button(card, "Run without predicting").isEnabled()


def test_a_click_on_an_answer_announces_it(card: QuestionCard, qtbot: QtBot) -> None:
    second = card.findChildren(QRadioButton)[1]
    with qtbot.waitSignal(card.chosen) as chosen:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert chosen.args == [1]
    assert card.choice == 1


def test_an_answer_once_chosen_can_be_kept(card: QuestionCard, qtbot: QtBot) -> None:
    card.choose(0)
    with qtbot.waitSignal(card.kept):
        qtbot.mouseClick(_button(card, "Keep my answer and run"), Qt.MouseButton.LeftButton)


def test_a_number_that_no_answer_has_chooses_nothing(card: QuestionCard) -> None:
    assert not card.choose(2)
    assert card.choice is None


def test_an_answer_chosen_before_is_shown_again(card: QuestionCard) -> None:
    card.set_question("What will it print?", ANSWERS, 1)
    assert card.choice == 1
    assert _button(card, "Keep my answer and run").isEnabled()


def test_nothing_can_be_kept_while_no_run_can_start(card: QuestionCard) -> None:
    card.choose(0)
    card.set_can_run(False, "No Python was found.")
    assert not _button(card, "Keep my answer and run").isEnabled()
    assert _button(card, "Run without predicting").toolTip() == "No Python was found."


def test_answers_read_their_reason_to_a_screen_reader(card: QuestionCard) -> None:
    first = card.findChildren(QRadioButton)[0]
    assert first.accessibleName() == "0, every time"
    assert first.accessibleDescription() == "What one adds, the other takes away."


def test_a_long_answer_gets_the_lines_that_it_needs(card: QuestionCard) -> None:
    long_answer = "The threads get in each other's way, and nobody knows where. " * 6
    card.set_question("What?", (("short", ""), (long_answer, "")), None)
    short, tall = card.findChildren(QRadioButton)[-2:]
    assert tall.heightForWidth(500) > 2 * short.heightForWidth(500)


def test_an_answer_is_as_high_as_its_reason_needs_in_a_narrow_card(qtbot: QtBot, light: Look) -> None:
    card = QuestionCard(light)
    qtbot.addWidget(card)
    reason = "A reason that takes one line in a wide card, and more of them where there is less room for all its words."
    card.set_question("How does it end?", (("It ends", reason), ("It hangs", "Short.")), None)
    card.resize(420, 600)
    card.show()
    for button in card.findChildren(ChoiceButton):
        assert button.height() >= button.heightForWidth(button.width())
    long, short = (button.height() for button in card.findChildren(ChoiceButton))
    assert long > short


@pytest.mark.parametrize("width", range(400, 440, 5))
def test_a_scroll_bar_does_not_break_the_question_elsewhere(card: QuestionCard, width: int) -> None:
    question = "The same work, first without and then with the lock. How much slower is it with the lock?"
    card.set_question(question, ANSWERS, None)
    label = next(label for label in card.findChildren(QLabel) if label.accessibleName() == question)
    shown = set()
    for height in (600, 240):
        card.resize(width, height)
        QApplication.processEvents()
        shown.add(label.text())
        longest = max(map(label.fontMetrics().horizontalAdvance, label.text().split("\n")))
        assert longest <= label.width()
    assert len(shown) == 1
