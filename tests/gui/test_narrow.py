"""A page in a small window, 960 by 600 pixels at half as large again: what has to be whole there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from core import paths
from core.lesson import LessonProgram
from core.lesson_file import load_lessons
from gui.labels import ElidedLabel
from gui.page_parts import PageParts
from gui.settings import Settings
from gui.story_strip import Story
from gui.theme import LIGHT, Look
from gui.told_story import short_ask
from gui.views.legend import Legend
from gui.views.process_map import ProcessMap
from gui.views.timeline import Timeline
from gui.wait_chain import WaitChain
from gui.wording_chain import wait_chain
from gui.wording_stuck import diagnosis_sentence
from tests.gui.views import sample_snapshots as samples

PAGE = (1440, 840)
"""What a window of 1440 by 900 leaves below its tabs."""


def program_of(lesson: str) -> LessonProgram:
    lessons, _ = load_lessons(paths.lessons_folder())
    return next(each for each in lessons if each.id == lesson).programs[0]


@pytest.fixture
def small(qtbot: QtBot, no_common_sheet: None) -> PageParts:
    parts = PageParts(Look(LIGHT, scale=1.5), Settings())
    qtbot.addWidget(parts)
    parts.set_compact(True)
    parts.setFixedSize(*PAGE)
    parts.show()
    return parts


def test_every_box_and_every_lane_is_whole(qtbot: QtBot, small: PageParts) -> None:
    small.views.set_program(program_of("manager"))
    small.views.prepare()
    small.show_explain(True)
    small.show_run()
    small.views.show_snapshot(samples.manager())
    for kind in (ProcessMap, Timeline):
        bar = small.findChild(kind).findChild(QScrollArea).verticalScrollBar()
        qtbot.waitUntil(lambda bar=bar: bar.maximum() == 0)


def test_a_run_that_hangs_leaves_room_for_every_lane(qtbot: QtBot, small: PageParts) -> None:
    program = program_of("it_never_ends")
    snapshot = samples.stuck_queue()
    small.views.set_program(program)
    small.views.prepare()
    diagnosis = snapshot.diagnosis
    assert diagnosis is not None
    small.diagnosis.show_diagnosis(diagnosis_sentence(diagnosis, snapshot), wait_chain(diagnosis, snapshot))
    small.show_diagnosis(True)
    small.show_explain(True)
    small.show_run()
    small.views.show_snapshot(snapshot)
    bar = small.findChild(Timeline).findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert small.findChild(WaitChain).isVisible()
    for legend in small.views.findChildren(Legend):
        inside = QRectF(legend.rect())
        assert all(inside.contains(placed.room) for placed in legend.places())


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_stands_above_prediction_and_result_is_whole(small: PageParts, language: str) -> None:
    small.show_run()
    lessons, _ = load_lessons(paths.lessons_folder())
    cut: list[str] = []
    for question in (program.question for lesson in lessons for program in lesson.programs):
        ask, above = short_ask(question.ask[language]), question.result[language]
        small.story.show_story(Story(ask, question.choices[0].text[language], above))
        small.story.grab()
        cut += [label.toolTip() for label in small.story.findChildren(ElidedLabel) if label.isVisible()]
    assert not any(cut), set(cut)
