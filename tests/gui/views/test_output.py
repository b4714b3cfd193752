"""What a learner sees of what the program prints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from core.observation import Line
from core.snapshot import Output, Snapshot
from gui.theme import Look
from gui.views.output import OutputView
from tests.gui.views import sample_output
from tests.gui.views import sample_snapshots as samples
from tests.gui.views.painted import count, settle, shown


def output_of(qtbot: QtBot, look: Look, snapshot: Snapshot, height: int = 200) -> OutputView:
    view = OutputView(look)
    qtbot.addWidget(view)
    shown(view, 500, height)
    view.show_snapshot(snapshot)
    settle()
    return view


def texts(view: OutputView) -> list[str]:
    model = view._list.output_model
    return [model.index(row).data() for row in range(model.rowCount())]


def field(view: OutputView) -> QLineEdit:
    found = view._input.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def test_lines_have_the_badge_of_who_wrote_them(qtbot: QtBot, look: Look) -> None:
    view = output_of(qtbot, look, samples.manager())
    assert texts(view) == ["child  {'a': 'a'} {'a': 'a'}", "parent {'a': 'a'} {}"]
    assert count(view, look.palette.actor("A")) > 50
    assert [row[1] for row in view.rows()] == ["Process-2", "main"]


def test_error_output_has_a_mark_besides_its_colour(qtbot: QtBot, look: Look) -> None:
    view = output_of(qtbot, look, sample_output.failed())
    bar = look.px(3) * look.px(22) * 3
    assert count(view, look.palette.wrong) > bar
    model = view._list.output_model
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole).startswith("error output: Traceback")


def test_lines_that_were_skipped_are_counted_in_the_first_row(qtbot: QtBot, light: Look) -> None:
    view = output_of(qtbot, light, sample_output.flood(123_456))
    assert texts(view)[0] == "123,456 lines skipped"
    assert len(texts(view)) == 2_001


def test_it_follows_the_end(qtbot: QtBot, light: Look) -> None:
    view = output_of(qtbot, light, sample_output.flood(0))
    for frame in range(1, 4):
        view.show_snapshot(sample_output.flood(frame * 500))
        settle()
        assert view._list.is_at_end
        assert texts(view)[-1] == f"line {frame * 500 + 1_999}"


@pytest.mark.parametrize("height", range(120, 150, 5))
def test_the_rows_that_are_to_be_seen_are_whole(qtbot: QtBot, light: Look, height: int) -> None:
    view = output_of(qtbot, light, sample_output.flood(0, 60), height)
    rows, bar = view._list, view._list.verticalScrollBar()
    for place in (bar.maximum(), 7):
        bar.setValue(place)
        tall = rows.viewport().height()
        seen = {rows.indexAt(QPoint(20, y)).row() for y in range(tall)}
        places = [rows.visualRect(rows.output_model.index(row)) for row in seen]
        assert all(rect.top() >= 0 and rect.bottom() < tall for rect in places)
        assert (59 in seen) == (place != 7)


def test_scrolled_up_it_holds_still_in_a_flood(qtbot: QtBot, light: Look) -> None:
    view = output_of(qtbot, light, sample_output.flood(0))
    view._list.verticalScrollBar().setValue(40)
    before = texts(view)
    view.show_snapshot(sample_output.flood(10_000))
    assert texts(view) == before
    assert view._list.is_holding
    view._list._on_newest()
    settle()
    assert texts(view)[-1] == "line 11999"
    assert view._list.is_at_end


def test_scrolled_up_it_still_takes_lines_that_push_nothing_out(qtbot: QtBot, light: Look) -> None:
    first = sample_output.flood(0, 100)
    view = output_of(qtbot, light, first)
    view._list.verticalScrollBar().setValue(0)
    more = sample_output.flood(100, 50)
    view.show_snapshot(replace(more, output=Output((*first.output.lines, *more.output.lines))))
    assert len(texts(view)) == 150
    assert view._list.verticalScrollBar().value() == 0


def test_a_line_that_is_not_finished_is_replaced_by_its_rest(qtbot: QtBot, light: Look) -> None:
    snapshot = sample_output.flood(0, 3)
    half = Line(1.0, "stdout", "wait", partial=True)
    view = output_of(qtbot, light, replace(snapshot, output=Output((*snapshot.output.lines, half))))
    whole = Line(1.0, "stdout", "wait for it")
    view.show_snapshot(replace(snapshot, output=Output((*snapshot.output.lines, whole))))
    assert texts(view) == ["line 0", "line 1", "line 2", "wait for it"]


def test_a_slow_stream_keeps_what_is_selected_selected(qtbot: QtBot, light: Look) -> None:
    old = sample_output.flood(0)
    view = output_of(qtbot, light, old)
    model = view._list.output_model
    view._list.setCurrentIndex(model.index(1_995))
    lines = (*old.output.lines[10:], *(Line(9.0, "stdout", f"new {index}") for index in range(10)))
    view.show_snapshot(replace(old, output=Output(lines, 10)))
    (selected,) = view._list.selectedIndexes()
    assert selected.data() == "line 1995"


def test_selected_lines_are_copied_as_lines(qtbot: QtBot, light: Look) -> None:
    view = output_of(qtbot, light, sample_output.failed())
    view._list.setFocus()
    with qtbot.waitActive(view):
        view.activateWindow()
    qtbot.keyClick(view._list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view._list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n")[:2] == ["put 1", "Traceback (most recent call last):"]


def test_nothing_printed_is_said_in_words(qtbot: QtBot, light: Look) -> None:
    view = output_of(qtbot, light, Snapshot())
    assert view._empty.text() == "Nothing printed yet."
    view.show_snapshot(samples.race())
    assert view._empty.text() == "Nothing was printed."


def test_folded_it_is_one_line_that_a_click_opens(qtbot: QtBot, light: Look) -> None:
    view = output_of(qtbot, light, samples.manager())
    view.set_folded(True)
    assert view.maximumHeight() == light.px(44)
    assert not view._list.isVisible()
    qtbot.mouseClick(view._newest, Qt.MouseButton.LeftButton)
    assert view._list.isVisible()
    view.set_folded(False)
    assert not view._fold.isVisible()


def test_a_program_that_waits_for_input_gets_a_line_to_type_into(qtbot: QtBot, light: Look) -> None:
    view = output_of(qtbot, light, sample_output.waiting_for_input())
    assert view._input.isVisible()
    field(view).setText("Ada")
    with qtbot.waitSignal(view.typed) as typed:
        qtbot.keyClick(field(view), Qt.Key.Key_Return)
    assert typed.args == ["Ada\n"]
    assert field(view).text() == ""


def test_a_panel_as_low_as_can_be_shows_two_whole_lines(qtbot: QtBot, light: Look) -> None:
    view = output_of(qtbot, light, sample_output.flood(0))
    view.resize(500, view.minimumSizeHint().height())
    settle()
    assert view._list.viewport().height() >= 2 * view._list.sizeHintForRow(0)


def test_a_panel_as_low_as_can_be_shows_the_whole_line_for_input_and_what_was_asked(qtbot: QtBot, light: Look) -> None:
    before = output_of(qtbot, light, Snapshot()).minimumSizeHint().height()
    view = output_of(qtbot, light, sample_output.waiting_for_input())
    splitter = QSplitter(Qt.Orientation.Vertical)
    qtbot.addWidget(splitter)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(QWidget())
    splitter.addWidget(view)
    splitter.resize(500, 700)
    splitter.setSizes([700, before])
    splitter.show()
    settle()
    line = view._input
    assert field(view).height() >= field(view).sizeHint().height()
    assert line.mapTo(view, line.rect().bottomLeft()).y() < view.height()
    assert view._list.height() >= light.px(20)


def test_the_line_for_input_opens_a_folded_panel(qtbot: QtBot, light: Look) -> None:
    view = output_of(qtbot, light, Snapshot())
    view.set_folded(True)
    view.show_snapshot(sample_output.waiting_for_input())
    assert view._input.isVisible()
    assert view._list.isVisible()


def test_the_line_for_input_stays_until_the_run_ends(qtbot: QtBot, light: Look) -> None:
    view = output_of(qtbot, light, sample_output.waiting_for_input())
    view.show_snapshot(samples.race(running=True))
    assert view._input.isVisible()
    view.show_snapshot(samples.race())
    assert not view._input.isVisible()


def test_ended_input_does_not_come_back_in_the_same_run(qtbot: QtBot, light: Look) -> None:
    view = output_of(qtbot, light, sample_output.waiting_for_input())
    with qtbot.waitSignal(view.input_ended):
        view._input.ended.emit()
    view.show_snapshot(sample_output.waiting_for_input(6.0))
    assert not view._input.isVisible()
    view.show_snapshot(replace(sample_output.waiting_for_input(), origin=replace(samples.ORIGIN, python="3.13.0")))
    assert view._input.isVisible()
