"""Pages are made when they are first needed, at most one has a run, and nothing ticks when nothing runs."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.page_stack import PageStack
from gui.theme import DARK, LIGHT, Look, application_style
from tests.gui.sample import LESSONS, PlainPage

RACE, LOCK = LESSONS[:2]


@pytest.fixture
def made() -> list[PlainPage]:
    return []


@pytest.fixture
def stack(qtbot: QtBot, light: Look, made: list[PlainPage]) -> PageStack:
    def make(lesson, look):
        made.append(PlainPage(lesson, look))
        return made[-1]

    stack = PageStack(make, light)
    qtbot.addWidget(stack)
    return stack


def test_a_page_is_made_once_and_only_when_it_is_opened(stack: PageStack, made: list[PlainPage]) -> None:
    assert made == []
    stack.open_lesson(RACE)
    stack.open_lesson(LOCK)
    stack.open_lesson(RACE)
    assert [page.lesson for page in made] == [RACE, LOCK]
    assert stack.page is made[0]
    assert stack.currentWidget() is made[0]


def test_starting_a_run_stops_the_other_one(stack: PageStack, made: list[PlainPage]) -> None:
    stack.open_lesson(RACE)
    made[0].run()
    stack.open_lesson(LOCK)
    assert made[0].has_live_run, "opening another lesson leaves the run alone"
    made[1].run()
    assert made[0].asked == ["run", "stop"]
    assert made[1].asked == ["run"]


def test_the_page_with_the_run_is_ticked_though_another_is_shown(
    stack: PageStack, made: list[PlainPage], qtbot: QtBot
) -> None:
    stack.open_lesson(RACE)
    made[0].run()
    stack.open_lesson(LOCK)
    qtbot.waitUntil(lambda: made[0].ticks >= 2 and made[1].ticks >= 2)


def test_nothing_ticks_when_nothing_runs(stack: PageStack, made: list[PlainPage], qtbot: QtBot) -> None:
    stack.open_lesson(RACE)
    assert not stack.is_ticking
    made[0].run()
    assert stack.is_ticking
    made[0].end(seen=True)
    qtbot.waitUntil(lambda: not stack.is_ticking)
    ticks = made[0].ticks
    assert ticks >= 1, "the end is shown by one more tick"


def test_only_a_run_seen_to_its_end_makes_a_lesson_done(stack: PageStack, made: list[PlainPage], qtbot: QtBot) -> None:
    stack.open_lesson(RACE)
    with qtbot.assertNotEmitted(stack.lesson_done):
        made[0].run()
        made[0].stop()
    with qtbot.waitSignal(stack.lesson_done) as done:
        made[0].run()
        made[0].end(seen=True)
    assert done.args == ["race"]


def test_a_new_look_reaches_the_page_shown_now_and_the_others_when_opened(
    stack: PageStack, made: list[PlainPage]
) -> None:
    stack.open_lesson(RACE)
    stack.open_lesson(LOCK)
    dark = Look(DARK)
    stack.set_look(dark)
    stack.set_compact(True)
    assert (made[1].look, made[1].is_compact) == (dark, True)
    assert (made[0].look, made[0].is_compact) == (Look(LIGHT), False)
    assert made[0].styleSheet() == application_style(Look(LIGHT))
    stack.open_lesson(RACE)
    assert (made[0].look, made[0].is_compact) == (dark, True)
    assert made[0].styleSheet() == application_style(dark)


def test_closing_ends_every_run_and_the_ticks(stack: PageStack, made: list[PlainPage]) -> None:
    stack.open_lesson(RACE)
    made[0].run()
    stack.close_runs()
    assert not made[0].has_live_run
    assert not stack.is_ticking
