"""Where motion is to be reduced nothing glides and nothing blinks; what a run does is shown all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QVariantAnimation
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import paths
from gui.appearance import apply_look
from gui.application import Application, Options, load_library
from gui.language import ENGLISH
from gui.playback import CALM_MS, Playback
from gui.settings import SettingsFile
from gui.theme import LIGHT, Look
from tests.gui.walk import Walk


@pytest.fixture
def walk(qapp: QApplication, qtbot: QtBot, tmp_path: Path, no_common_sheet: None) -> Iterator[Walk]:
    library, settings = load_library(paths.lessons_folder()), SettingsFile(tmp_path / "config")
    opened = Application(qapp, library, settings, Options(language=ENGLISH), paths.resources_folder())
    opened.window.resize(1440, 900)
    with qtbot.waitExposed(opened.window):
        opened.window.show()
    yield Walk(opened, qtbot, tmp_path)
    opened.window._close_for_good()
    opened.window.deleteLater()


def test_a_text_cursor_does_not_blink_and_menus_do_not_slide(qapp: QApplication) -> None:
    usual = QApplication.cursorFlashTime()
    try:
        apply_look(qapp, Look(LIGHT, reduced_motion=True))
        assert QApplication.cursorFlashTime() == 0
        assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
        assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateTooltip)
    finally:
        apply_look(qapp, Look(LIGHT))
    assert QApplication.cursorFlashTime() == usual


def test_a_replay_goes_in_steps_that_can_be_looked_at(qtbot: QtBot) -> None:
    playback = Playback()
    moments: list[float] = []
    playback.moved.connect(moments.append)
    with qtbot.waitSignal(playback.stopped, timeout=20 * CALM_MS):
        playback.play(0.0, 3 * CALM_MS / 1000, 1.0, calm=True)
    assert 1 <= len(moments) <= 4  # it would be thirty in a second otherwise


def test_the_window_hands_the_wish_on_to_the_replay(walk: Walk) -> None:
    page = walk.open_recording()
    timer = page._playhead._playback._timer
    for reduced in (True, False):
        walk.window.menus.reduced_motion.setChecked(reduced)
        page._playhead.toggle()
        assert timer.isActive()
        assert (timer.interval() == CALM_MS) == reduced
        page._playhead.toggle()


def test_nothing_else_moves_by_itself(walk: Walk) -> None:
    """A page that is looked at stays as it is, pixel by pixel, once its run is over."""
    walk.window.menus.reduced_motion.setChecked(True)
    walk.open("it_never_ends")
    walk.hang()
    walk.end()
    walk.until(lambda: walk.page.playhead is not None)
    QApplication.processEvents()
    assert walk.window.findChildren(QVariantAnimation) == []
    before = walk.window.grab().toImage()
    after: list[object] = []
    QTimer.singleShot(2 * CALM_MS, lambda: after.append(walk.window.grab().toImage()))
    walk.until(lambda: bool(after))
    assert after[0] == before
