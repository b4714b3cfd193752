"""The views of a program share the room: none keeps more of it than it has to show."""

from __future__ import annotations

import weakref

from pytestqt.qtbot import QtBot

from core.snapshot import Snapshot
from gui.theme import Look
from gui.views.process_map import ProcessMap
from gui.views.timeline import Timeline
from gui.views_panel import ViewsPanel
from tests.gui import samples
from tests.gui.views import sample_snapshots
from tests.gui.views.painted import settle, shown


def test_while_a_run_goes_on_the_process_map_leaves_the_room_that_it_does_not_need_to_the_lanes(
    qtbot: QtBot, light: Look
) -> None:
    panel = ViewsPanel(light)
    qtbot.addWidget(panel)
    panel.set_program(samples.variant(samples.HELLO, views=("processes", "timeline")))
    panel.prepare()
    shown(panel, 860, 700)
    panel.show_snapshot(Snapshot())
    settle()
    lanes, boxes = panel.findChild(Timeline), panel.findChild(ProcessMap)
    before = lanes.height()
    panel.show_snapshot(sample_snapshots.manager(ended=False))
    settle()
    assert boxes.height() == boxes.sizeHint().height()
    assert lanes.height() > before
    panel.clear()
    settle()
    assert lanes.height() == before


def test_a_page_that_is_opened_again_and_again_keeps_nothing_of_it(qtbot: QtBot, light: Look) -> None:
    panel = ViewsPanel(light)
    qtbot.addWidget(panel)
    panel.set_program(samples.variant(samples.HELLO, views=("timeline",)))
    panel.prepare_soon()
    qtbot.waitUntil(lambda: panel.is_prepared)
    before = weakref.getweakrefcount(panel)
    for _ in range(3):
        panel.prepare_soon()
    assert weakref.getweakrefcount(panel) == before
