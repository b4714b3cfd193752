"""Every view can be read as a table."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from core.snapshot import Snapshot
from gui.theme import Look
from gui.views.drift_plot import DriftPlot
from gui.views.occupancy_plot import OccupancyPlot
from gui.views.output import OutputView
from gui.views.process_map import ProcessMap
from gui.views.table import TableDialog
from gui.views.timeline import Timeline
from tests.gui.views import sample_snapshots as samples
from tests.gui.views.painted import settle, shown

VIEWS = [
    (DriftPlot, samples.race()),
    (OccupancyPlot, samples.stuck_queue()),
    (Timeline, samples.stuck_queue()),
    (ProcessMap, samples.manager()),
    (OutputView, samples.manager()),
]


def open_table(qtbot: QtBot, view: QWidget) -> TableDialog:
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus()
    target = view.focusProxy() or view
    qtbot.waitUntil(target.hasFocus)
    qtbot.keyClick(target, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dialog = view.findChild(TableDialog)
    assert isinstance(dialog, TableDialog)
    return dialog


@pytest.mark.parametrize(("kind", "snapshot"), VIEWS)
def test_ctrl_t_opens_the_facts_of_the_view_that_has_the_focus(
    qtbot: QtBot, light: Look, kind: type[QWidget], snapshot: Snapshot
) -> None:
    view = kind(light)
    qtbot.addWidget(view)
    shown(view)
    view.show_snapshot(snapshot)
    dialog = open_table(qtbot, view)
    model = dialog.table.model()
    assert model.rowCount() == len(view.rows()) > 0
    assert model.columnCount() == len(view.headings())
    assert dialog.windowTitle() == view.table_title() != ""
    dialog.close()


def test_the_table_is_copied_whole_where_nothing_more_is_selected(qtbot: QtBot, light: Look) -> None:
    view = ProcessMap(light)
    qtbot.addWidget(view)
    shown(view)
    view.show_snapshot(samples.manager())
    dialog = open_table(qtbot, view)
    dialog.table.clearSelection()
    copy = next(
        button
        for button in dialog.findChild(QDialogButtonBox).buttons()
        if button.text() == "Copy"
    )  # fmt: skip
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == list(view.headings())
    assert len(lines) == 1 + len(view.rows())
    dialog.close()


@pytest.mark.parametrize(("kind", "snapshot"), VIEWS)
def test_every_view_has_a_name_and_takes_a_change_of_language_and_look(
    qtbot: QtBot, look: Look, kind: type[QWidget], snapshot: Snapshot
) -> None:
    view = kind(look)
    qtbot.addWidget(view)
    shown(view)
    view.show_snapshot(snapshot)
    assert view.accessibleName() != ""
    before = view.rows()
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    view.set_look(Look(look.palette, 1.5))
    assert view.rows() == before


@pytest.mark.parametrize(("kind", "snapshot"), VIEWS)
def test_a_view_that_nobody_holds_is_gone_at_once(light: Look, kind: type[QWidget], snapshot: Snapshot) -> None:
    """Left to the garbage collector it could be deleted while it paints."""
    gc.disable()
    try:
        view = kind(light)
        shown(view)
        view.show_snapshot(snapshot)
        settle()
        held = weakref.ref(view)
        del view
        assert held() is None
    finally:
        gc.enable()
