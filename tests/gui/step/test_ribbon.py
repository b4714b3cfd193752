"""The ribbon folds what does not fit, and is the slider of the replay."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.scheduler import Schedule
from core.scheduler.scene import Scene
from core.scheduler.walk import Walk
from gui.step.ribbon import Ribbon, cells_of
from gui.theme import Look
from tests.core.scheduler.sources import source


@given(st.lists(st.integers(0, 3), max_size=60), st.integers(0, 50), st.integers(1, 80))
def test_cells_cover_every_step_once_and_in_order(threads: list[int], first: int, room: int) -> None:
    cells = cells_of(threads, first, room)
    covered = [(place, cell.thread) for cell in cells for place in range(cell.start, cell.end)]
    assert covered == list(enumerate(threads, first))


@given(st.lists(st.integers(0, 3), max_size=60))
def test_steps_are_folded_only_where_there_is_no_room(threads: list[int]) -> None:
    assert len(cells_of(threads, 0, len(threads))) == len(threads)
    folded = cells_of(threads, 0, max(len(threads) - 1, 0))
    assert all(before.thread != after.thread for before, after in pairwise(folded))


def scene(*steps: int) -> Scene:
    walk = Walk(source("race", ROUNDS=3), "race.py", Schedule("access", "any", ()))
    for number in steps:
        assert walk.step(number)
    return walk.scene()


@pytest.fixture
def ribbon(qtbot: QtBot, look: Look) -> Ribbon:
    found = Ribbon(look)
    qtbot.addWidget(found)
    found.resize(600, 60)
    found.show()
    return found


def test_a_click_chooses_the_place(ribbon: Ribbon, qtbot: QtBot) -> None:
    ribbon.show_scene(scene(0, 0, 1, 1, 2))
    with qtbot.waitSignal(ribbon.place_chosen) as chosen:
        qtbot.mouseClick(ribbon, Qt.MouseButton.LeftButton, pos=QPoint(round(ribbon._x(2)), 20))
    assert chosen.args == [2]


def test_arrows_and_ends_choose_places(ribbon: Ribbon, qtbot: QtBot) -> None:
    ribbon.show_scene(scene(0, 0, 1, 1, 2))
    for key, place in ((Qt.Key.Key_Left, 4), (Qt.Key.Key_Home, 0)):
        with qtbot.waitSignal(ribbon.place_chosen) as chosen:
            qtbot.keyClick(ribbon, key)
        assert chosen.args == [place]
    with qtbot.assertNotEmitted(ribbon.place_chosen):
        qtbot.keyClick(ribbon, Qt.Key.Key_Right)


def test_a_lost_update_is_said_below_its_steps(ribbon: Ribbon) -> None:
    ribbon.show_scene(scene(0, 0, 1, 2, 2, 1))
    assert "A read counter, B changed it, A overwrote that" in ribbon.accessibleDescription()
    ribbon.show_scene(scene(0, 0, 1, 1, 2, 2))
    assert "overwrote" not in ribbon.accessibleDescription()


def test_accesses_in_conflict_are_said_by_both_lines(ribbon: Ribbon) -> None:
    ribbon.show_scene(scene(0, 0, 1, 1, 2))
    words = "A writes counter in line 10, B reads it in line 16, and nothing orders the two"
    assert words in ribbon.accessibleDescription()
    assert words in ribbon._tip(4)
    assert words in ribbon._tip(5)
    assert words not in ribbon._tip(3)
    ribbon.show_scene(scene(0, 0, 1, 1))
    assert "nothing orders" not in ribbon.accessibleDescription()


def test_a_long_schedule_is_drawn_as_well(ribbon: Ribbon, qtbot: QtBot) -> None:
    walk = Walk(source("race", ROUNDS=120), "race.py", Schedule("access", "any", ()))
    walk.run_to_end("fair")
    ribbon.show_scene(walk.scene())
    ribbon.grab()
    assert 0 < ribbon._x(walk.scene().at) <= ribbon.width()
