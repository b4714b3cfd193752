"""Every view can be read as a table."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from core.snapshot import Snapshot
from gui.theme import Look
from gui.views.drift_plot import DriftPlot
from gui.views.occupancy_plot import OccupancyPlot
from gui.views.output import OutputView
from gui.views.process_map import ProcessMap
from gui.views.table import TableButton
from gui.views.table_dialog import Row, TableDialog, TableModel
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
    wanted = len(list(view.rows()))
    qtbot.waitUntil(lambda: model.rowCount() == wanted > 0)
    assert model.columnCount() == len(view.headings())
    assert dialog.windowTitle() == view.table_title() != ""
    dialog.close()


def test_the_table_is_copied_whole_where_nothing_more_is_selected(qtbot: QtBot, light: Look) -> None:
    view = ProcessMap(light)
    qtbot.addWidget(view)
    shown(view)
    view.show_snapshot(samples.manager())
    dialog = open_table(qtbot, view)
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() == len(list(view.rows())))
    dialog.table.clearSelection()
    copy = next(
        button
        for button in dialog.findChild(QDialogButtonBox).buttons()
        if button.text() == "Copy"
    )  # fmt: skip
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == list(view.headings())
    assert len(lines) == 1 + len(list(view.rows()))
    dialog.close()


def cells(model: QAbstractItemModel) -> list[tuple[str, ...]]:
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_the_chosen_row_is_copied_by_its_key_under_the_headings(qtbot: QtBot, light: Look) -> None:
    view = DriftPlot(light)
    qtbot.addWidget(view)
    shown(view)
    view.show_snapshot(samples.race())
    dialog = open_table(qtbot, view)
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() > 3)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    for _ in range(2):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [tuple(line.split("\t")) for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines == [view.headings(), list(view.rows())[2]]
    dialog.close()


def test_the_table_follows_the_view_and_keeps_the_readers_place(qtbot: QtBot, light: Look) -> None:
    whole = samples.stuck_queue()
    few = replace(whole, threads=tuple(replace(thread, spans=thread.spans[:2]) for thread in whole.threads))
    view = Timeline(light)
    qtbot.addWidget(view)
    shown(view)
    view.show_snapshot(few)
    dialog = open_table(qtbot, view)
    model = dialog.table.model()
    qtbot.waitUntil(lambda: cells(model) == list(view.rows()))
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    for _ in range(model.rowCount()):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    chosen = cells(model)[-1]
    view.show_snapshot(whole)
    qtbot.waitUntil(lambda: cells(model) == list(view.rows()))
    assert len(cells(model)) > len(list(few.threads))
    assert cells(model)[dialog.table.currentIndex().row()] == chosen
    dialog.close()


def test_a_table_that_is_open_comes_to_the_front_instead_of_a_second_one(qtbot: QtBot, light: Look) -> None:
    view = ProcessMap(light)
    qtbot.addWidget(view)
    shown(view)
    view.show_snapshot(samples.manager())
    dialog = open_table(qtbot, view)
    view.findChild(TableButton).click()
    assert view.findChildren(TableDialog) == [dialog]
    dialog.close()


def test_a_table_says_what_it_is_to_a_screen_reader(qtbot: QtBot, light: Look) -> None:
    view = OccupancyPlot(light)
    qtbot.addWidget(view)
    shown(view)
    view.show_snapshot(samples.stuck_queue())
    dialog = open_table(qtbot, view)
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() > 0)
    spoken = QAccessible.queryAccessibleInterface(dialog.table)
    assert spoken.role() == QAccessible.Role.Table
    assert spoken.text(QAccessible.Text.Name) == view.table_title()
    assert "Ctrl+C" in spoken.text(QAccessible.Text.Description)
    width = len(view.headings()) + 1  # each line begins with a head of its own, which has no words here
    lines = [[spoken.child(line * width + 1 + column) for column in range(width - 1)] for line in range(2)]
    said = [tuple(cell.text(QAccessible.Text.Name) for cell in line) for line in lines]
    assert said == [view.headings(), next(view.rows())]
    dialog.close()


ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("12")), max_size=12)


@given(ROWS, ROWS)
def test_the_model_becomes_the_new_rows_and_says_so(before: list[Row], now: list[Row]) -> None:
    owner = QObject()
    model = TableModel(owner)
    model.set_headings(("letter", "number"))
    model.set_rows(before)
    followed = QSortFilterProxyModel()  # learns of changes only by what the model says
    followed.setSourceModel(model)
    model.set_rows(now)
    assert cells(followed) == cells(model) == now


@pytest.mark.parametrize(("kind", "snapshot"), VIEWS)
def test_every_view_has_a_name_and_takes_a_change_of_language_and_look(
    qtbot: QtBot, look: Look, kind: type[QWidget], snapshot: Snapshot
) -> None:
    view = kind(look)
    qtbot.addWidget(view)
    shown(view)
    view.show_snapshot(snapshot)
    assert view.accessibleName() != ""
    before = list(view.rows())
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    view.set_look(Look(look.palette, 1.5))
    assert list(view.rows()) == before


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
