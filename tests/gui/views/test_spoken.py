"""What a screen reader is told, and how often."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.snapshot import Snapshot
from gui.views.spoken import describe
from tests.gui.views import sample_snapshots as samples


def running(t: float) -> Snapshot:
    return Snapshot(t, samples.ORIGIN, changed=t)


def test_while_a_run_goes_on_it_is_told_anew_once_a_second(qtbot: QtBot) -> None:
    view = QLabel()
    qtbot.addWidget(view)
    told = []
    for frame in range(90):
        describe(view, running(frame * 0.033), lambda frame=frame: f"frame {frame}")
        told.append(view.accessibleDescription())
    assert len(set(told)) == 3


def test_the_end_of_a_run_is_always_told(qtbot: QtBot) -> None:
    view = QLabel()
    qtbot.addWidget(view)
    describe(view, running(1.1), lambda: "goes on")
    describe(view, samples.race(), lambda: "has ended")
    assert view.accessibleDescription() == "has ended"
