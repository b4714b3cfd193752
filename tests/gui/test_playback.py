"""Replay: from one moment to another, in order, and then at rest."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.playback import Playback, replay_speed


def test_a_replay_moves_forward_and_ends_where_it_should(qtbot: QtBot) -> None:
    playback = Playback()
    times: list[float] = []
    playback.moved.connect(times.append)
    with qtbot.waitSignal(playback.stopped):
        playback.play(0.2, 0.5, 1.0)
    assert times == sorted(times)
    assert times[-1] == 0.5
    assert min(times) >= 0.2
    assert not playback.is_playing


def test_a_replay_can_be_stopped(qtbot: QtBot) -> None:
    playback = Playback()
    playback.play(0.0, 100.0, 1.0)
    with qtbot.waitSignal(playback.moved):
        assert playback.is_playing
    with qtbot.waitSignal(playback.stopped):
        playback.stop()
    assert not playback.is_playing


@pytest.mark.parametrize(("seconds", "speed"), [(0.3, 1 / 50), (1.2, 1 / 20), (10, 1 / 2), (600, 1.0), (0.0, 1 / 100)])
def test_a_short_run_is_replayed_slowly_and_a_long_one_as_it_was(seconds: float, speed: float) -> None:
    assert replay_speed(seconds) == speed
