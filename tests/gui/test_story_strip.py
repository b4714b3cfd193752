"""The story strip and its evidence, shown from literals."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.evidence import EvidenceView
from gui.evidence_facts import CountsEvidence, ListEvidence, MarksEvidence, RunsEvidence, RunsRow
from gui.story_strip import Story, StoryStrip
from gui.theme import Look

RUNS = RunsEvidence("All your runs", "1 of 3 gave 0", (RunsRow("3.12.1", (-20_000.0, 0.0, 7.0), True),), 0.0)


@pytest.fixture
def strip(qtbot: QtBot, look: Look) -> StoryStrip:
    strip = StoryStrip(look)
    qtbot.addWidget(strip)
    strip.resize(900, 102)
    strip.show()
    return strip


def _texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_prediction_and_result_stand_side_by_side(strip: StoryStrip) -> None:
    strip.show_story(Story("What will it print?", "0, every time", "it printed", "−7", "wrong"))
    assert strip.findChild(QPushButton).text() == "0, every time"
    assert "−7" in _texts(strip)


def test_without_a_prediction_it_says_so(strip: StoryStrip) -> None:
    strip.show_story(Story("What will it print?", None, "it printed", "0"))
    assert strip.findChild(QPushButton).text() == "No prediction"


def test_a_running_program_shows_no_result(strip: StoryStrip) -> None:
    strip.show_story(Story("What will it print?", "0", "2 of 10 rounds"))
    assert "•••" in _texts(strip)


def test_the_prediction_can_be_changed_by_pressing_it(strip: StoryStrip, qtbot: QtBot) -> None:
    strip.show_story(Story("What?", "0", "it printed", "0", "right"))
    with qtbot.waitSignal(strip.prediction_pressed):
        qtbot.mouseClick(strip.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_a_small_window_keeps_question_and_result_but_not_the_evidence(strip: StoryStrip) -> None:
    strip.show_story(Story("What?", "0", "it printed", "0", "right", evidence=RUNS))
    strip.set_compact(True)
    assert strip.findChild(EvidenceView).isHidden()
    assert "What?" in _texts(strip)
    assert "it printed" in _texts(strip)


def _colours(image: QImage) -> set[str]:
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def _evidence(qtbot: QtBot, look: Look, evidence: RunsEvidence) -> set[str]:
    view = EvidenceView(look)
    qtbot.addWidget(view)
    view.resize(320, 76)
    view.show_evidence(evidence)
    return _colours(view.grab().toImage())


def test_results_off_the_target_are_crimson_and_those_on_it_are_not(qtbot: QtBot, look: Look) -> None:
    wrong = QColor(look.palette.wrong).name()
    off = RunsEvidence("", "", (RunsRow("", (5.0,), True),), 0.0)
    on = RunsEvidence("", "", (RunsRow("", (0.0,), True),), 0.0)
    assert wrong in _evidence(qtbot, look, off)
    assert wrong not in _evidence(qtbot, look, on)


def test_evidence_of_every_kind_is_told_in_words_as_well(qtbot: QtBot, light: Look) -> None:
    view = EvidenceView(light)
    qtbot.addWidget(view)
    told = {}
    for evidence in (
        RUNS,
        CountsEvidence("Tasks", ((3, "put", False), (0, "task_done", True))),
        MarksEvidence("Start methods", "", (("fork", "right", True), ("spawn", "wrong", False))),
        ListEvidence("All your runs", "", (("3.12.1", "True"),)),
    ):
        view.show_evidence(evidence)
        view.resize(320, 76)
        view.grab()
        told[type(evidence)] = view.accessibleDescription()
    assert "−20,000" in told[RunsEvidence]
    assert "task_done: 0" in told[CountsEvidence]
    assert "spawn ×" in told[MarksEvidence]
    assert "3.12.1: True" in told[ListEvidence]


@pytest.mark.parametrize("results", [(), (0.0,), (float("inf"), 1.0), (1e300, -1e300), (0.001, 0.002)])
def test_any_results_can_be_drawn(qtbot: QtBot, light: Look, results: tuple[float, ...]) -> None:
    for target in (None, 0.0):
        assert _evidence(qtbot, light, RunsEvidence("", "", (RunsRow("x", results, True),), target))
