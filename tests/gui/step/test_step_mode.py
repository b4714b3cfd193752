"""Step mode on a real program, with the real walk and the real search in their processes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from core import program
from core.lesson import StepGoal
from core.scheduler.schedule import Schedule
from gui.step import files
from gui.step.keys import step_key
from gui.step.step_mode import StepMode
from gui.theme import Look
from tests.core.scheduler.sources import source

PATIENCE_MS = 60_000
Open = Callable[..., StepMode]


@pytest.fixture
def open_mode(qtbot: QtBot, light: Look) -> Iterator[Open]:
    """Opens a program in Step mode and waits until all is known; ends its processes with the test."""
    opened: list[StepMode] = []

    def _open(name: str, goal: StepGoal | None = None, **changes: object) -> StepMode:
        mode = StepMode(light, None)  # type: ignore[arg-type]
        mode.outlook.python = sys.executable
        for part in (mode.bar, mode.board, mode.shared):
            qtbot.addWidget(part)
            part.show()
        mode.board.resize(930, 760)
        opened.append(mode)
        text = source(name, **changes)
        mode.open(program.from_bytes(f"{name}.py", text.encode()), goal, "Well done")
        _settle(qtbot, mode)
        return mode

    yield _open
    for mode in opened:
        mode.close()


def _settle(qtbot: QtBot, mode: StepMode) -> None:
    qtbot.waitUntil(lambda: mode.scene is not None and not mode.workers.is_busy, timeout=PATIENCE_MS)


def _press(qtbot: QtBot, mode: StepMode, *keys: Qt.Key, modifiers: object = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        assert step_key(QKeyEvent(QEvent.Type.KeyPress, key, modifiers), mode)  # type: ignore[call-overload]
    _settle(qtbot, mode)


TEAR = (Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2)
"""One thread reads, the other one reads and writes."""


def test_keys_let_threads_take_steps_and_the_stale_hand_is_said(qtbot: QtBot, open_mode: Open) -> None:
    mode = open_mode("race")
    _press(qtbot, mode, *TEAR)
    column = mode.board.columns.column(1)
    assert column is not None
    assert "counter is −1 now" in column.hand.accessibleName()
    assert "write 1 into counter" in column.reel.words()
    assert mode.shared.words()[0] == "counter = -1; was 0, written by B"


def test_undo_and_redo_go_the_same_way_back_and_forth(qtbot: QtBot, open_mode: Open) -> None:
    mode = open_mode("race")
    _press(qtbot, mode, *TEAR)
    there = mode.scene
    ctrl = Qt.KeyboardModifier.ControlModifier
    _press(qtbot, mode, *[Qt.Key.Key_Z] * 5, modifiers=ctrl)
    assert mode.scene is not None
    assert mode.scene.at == 0
    _press(qtbot, mode, *[Qt.Key.Key_Z] * 5, modifiers=ctrl | Qt.KeyboardModifier.ShiftModifier)
    assert mode.scene is not None
    assert there is not None
    assert mode.scene.threads == there.threads


def test_what_can_still_happen_follows_each_step(qtbot: QtBot, open_mode: Open) -> None:
    mode = open_mode("race")
    assert [share.is_open for share in mode.outlook.prospects.shares] == [True, True, True]
    assert mode.outlook.prospects.left == 19
    _press(qtbot, mode, *TEAR)
    still = {share.ending.number: share.is_open for share in mode.outlook.prospects.shares}
    assert still == {-1.0: False, 0.0: False, 1.0: True}


def test_the_shortest_breaking_schedule_is_loaded_to_its_end(qtbot: QtBot, open_mode: Open) -> None:
    mode = open_mode("race")
    mode.outlook.find()
    _settle(qtbot, mode)
    assert mode.scene is not None
    assert mode.scene.outcome is not None
    assert mode.scene.output.strip() in ("1", "-1")
    assert not mode.board.schedule.prove.isHidden()


def test_a_program_that_nothing_breaks_has_nothing_to_find(open_mode: Open) -> None:
    mode = open_mode("race_locked")
    assert not mode.board.schedule.find.isEnabled()
    assert mode.outlook.prospects.worst is None


def test_a_complete_schedule_is_proved_on_real_threads(qtbot: QtBot, open_mode: Open) -> None:
    mode = open_mode("race")
    mode.outlook.find()
    _settle(qtbot, mode)
    mode.prove()
    _settle(qtbot, mode)
    words = mode.board.schedule.proof_words
    assert words.startswith("proved on real CPython 3.")


def test_a_goal_that_the_learner_reaches_is_recognised(qtbot: QtBot, open_mode: Open) -> None:
    mode = open_mode("race", StepGoal(output="output == 1"))
    _press(qtbot, mode, *TEAR, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_0)
    assert mode.bar.chip.text == "You did it"


def test_a_schedule_that_the_machine_has_found_is_not_the_learners_doing(qtbot: QtBot, open_mode: Open) -> None:
    mode = open_mode("race", StepGoal(output="output != 0"))
    mode.outlook.find()
    _settle(qtbot, mode)
    assert mode.bar.chip.text != "You did it"


def test_a_saved_schedule_can_be_opened_again(qtbot: QtBot, open_mode: Open, tmp_path: Path) -> None:
    mode = open_mode("race")
    _press(qtbot, mode, *TEAR)
    assert mode.scene is not None
    assert files.save(tmp_path / "s.json", mode.scene.schedule) is None
    opened = files.load(tmp_path / "s.json")
    assert isinstance(opened, Schedule)
    assert opened == mode.scene.schedule
    mode.go(0)
    _settle(qtbot, mode)
    mode.load(opened)
    _settle(qtbot, mode)
    assert mode.scene.at == len(TEAR)


def test_a_program_that_the_machine_cannot_do_is_told_by_line(qtbot: QtBot, light: Look) -> None:
    mode = StepMode(light, None)  # type: ignore[arg-type]
    for part in (mode.bar, mode.board, mode.shared):
        qtbot.addWidget(part)
    text = b"import time\n\nprint(1)\nprint(time.time())\n"
    mode.open(program.from_bytes("clock.py", text), None, "")
    qtbot.waitUntil(lambda: not mode.workers.is_busy, timeout=PATIENCE_MS)
    assert mode.outlook.prospects.found is not None
    assert mode.outlook.prospects.found.unsupported[0].line == 4
    assert mode.board.problem.text.startswith("Line 4: ")
    mode.close()


def test_closing_leaves_no_process_behind(open_mode: Open) -> None:
    import psutil

    mode = open_mode("race")
    assert psutil.Process().children()
    mode.close()
    left = [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
    assert left == []
