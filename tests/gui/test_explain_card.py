"""The explanation: badges within sentences, moments, and what to do next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from gui.explain_card import ExplainCard
from gui.theme import Look

TEXT = "[A] had read `counter` when its turn ended. Then [B] did *its* work."


@pytest.fixture
def card(qtbot: QtBot, look: Look) -> ExplainCard:
    card = ExplainCard(look)
    qtbot.addWidget(card)
    card.set_text(TEXT, (("ROUNDS", "set it to 1000."),), frozenset("B"))
    card.resize(800, 240)
    card.show()
    return card


def _button(card: ExplainCard, name: str) -> QPushButton:
    return next(
        button
        for button in card.findChildren(QPushButton)
        if name in (button.text(), button.accessibleName()) or button.accessibleName().startswith(name)
    )


def test_letters_in_brackets_become_badges(card: ExplainCard) -> None:
    assert "[A]" not in card.plain_text
    document = card.findChild(QTextBrowser).document()
    images = QTextDocument.ResourceType.ImageResource
    assert not document.resource(images, QUrl("badge:A")).isNull()
    assert document.resource(images, QUrl("badge:A")) != document.resource(images, QUrl("badge:B"))


def test_what_to_try_can_be_pressed(card: ExplainCard, qtbot: QtBot) -> None:
    assert "Try this: set it to 1000." in card.plain_text
    with qtbot.waitSignal(card.knob_pressed) as pressed:
        card.findChild(QTextBrowser).anchorClicked.emit(QUrl("knob:ROUNDS"))
    assert pressed.args == ["ROUNDS"]


def test_moments_can_be_stepped_through(card: ExplainCard, qtbot: QtBot) -> None:
    card.set_moment(0, 11, "work overwritten")
    assert "1 of 11" in [label.text() for label in card.findChildren(QLabel)]
    assert not _button(card, "Previous moment").isEnabled()
    with qtbot.waitSignal(card.moment_stepped) as stepped:
        qtbot.mouseClick(_button(card, "Next moment"), Qt.MouseButton.LeftButton)
    assert stepped.args == [1]


def test_a_single_moment_needs_no_buttons(card: ExplainCard) -> None:
    card.set_moment(0, 1, "the end")
    assert not _button(card, "Next moment").isVisible()


def test_the_next_lesson_is_offered_where_there_is_one(card: ExplainCard, qtbot: QtBot) -> None:
    assert not _button(card, "Next: ").isVisible()
    card.set_next("A lock")
    with qtbot.waitSignal(card.next_pressed):
        qtbot.mouseClick(_button(card, "Next: A lock"), Qt.MouseButton.LeftButton)


def test_folded_it_keeps_one_line(card: ExplainCard) -> None:
    tall = card.sizeHint().height()
    card.set_moment(0, 11, "work overwritten")
    card.set_folded(True)
    assert card.sizeHint().height() < tall
    assert not card.findChild(QTextBrowser).isVisible()
    shown = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("work overwritten") for text in shown)


def test_being_laid_out_leaves_no_copies_of_the_text_behind(card: ExplainCard, qtbot: QtBot) -> None:
    for width in range(600, 640):
        card.resize(width, 240)
        card.sizeHint()
    qtbot.waitUntil(lambda: not [each for each in card.findChildren(QTextDocument) if each.parent() is card])


def test_the_same_text_is_not_set_again(card: ExplainCard) -> None:
    document = card.findChild(QTextBrowser).document()
    before = document.revision()
    card.set_next("A lock")
    assert document.revision() == before
    card.set_text("Another one.", (), frozenset())
    assert document.revision() != before


def test_a_new_look_draws_the_badges_anew(card: ExplainCard, light: Look, dark: Look) -> None:
    document = card.findChild(QTextBrowser).document()
    images = QTextDocument.ResourceType.ImageResource
    card.set_look(light)
    before = document.resource(images, QUrl("badge:A"))
    card.set_look(dark)
    assert document.resource(images, QUrl("badge:A")) != before


def test_folded_it_still_begins_to_explain(card: ExplainCard) -> None:
    card.set_moment(2, 3, "the end")
    card.set_folded(True)
    line = "the end · A had read counter when its turn ended. Then B did its work."
    assert line in [label.text() for label in card.findChildren(QLabel)]
    card.set_moment(0, 0, "")
    assert line.removeprefix("the end · ") in [label.text() for label in card.findChildren(QLabel)]
    card.set_folded(False)
    assert all("had read" not in label.text() for label in card.findChildren(QLabel))
