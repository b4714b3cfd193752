"""What a learner sees of a counter that drifts."""

from __future__ import annotations

import sys
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.snapshot import Snapshot
from gui.theme import DARK, LIGHT, Look
from gui.views.drift_plot import DriftPlot
from gui.views.timeline import Timeline
from tests.gui.views import sample_snapshots as samples
from tests.gui.views.painted import columns, count, settle, shown


def plot_of(qtbot: QtBot, look: Look, snapshot: Snapshot) -> DriftPlot:
    plot = DriftPlot(look)
    qtbot.addWidget(plot)
    shown(plot)
    plot.show_snapshot(snapshot)
    settle()
    return plot


def test_the_curve_has_the_colours_of_those_who_wrote(qtbot: QtBot, look: Look) -> None:
    plot = plot_of(qtbot, look, samples.race())
    assert count(plot, look.palette.actor("A")) > 200
    assert count(plot, look.palette.actor("B")) > 200


def test_lost_work_is_crimson_and_the_gap_is_tinted(qtbot: QtBot, look: Look) -> None:
    plot = plot_of(qtbot, look, samples.race())
    assert count(plot, look.palette.wrong_fill) > 2_000
    assert columns(plot, look.palette.wrong, least=20)


def test_without_losses_nothing_in_the_plot_is_crimson(qtbot: QtBot, look: Look) -> None:
    plot = plot_of(qtbot, look, samples.race(lossy=False))
    assert count(plot, look.palette.wrong_fill) == 0
    assert not columns(plot, look.palette.wrong, least=20)


def test_it_says_what_the_counter_ended_at_and_what_it_should_be(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.race()
    plot = plot_of(qtbot, light, snapshot)
    assert plot.accessibleDescription() == "counter ended at 1,984,000; had nothing been lost, it would be 0."


def test_a_counter_that_is_right_is_said_to_be_right(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.race(lossy=False)
    assert snapshot.drift is not None
    drift = replace(snapshot.drift, expected_end=snapshot.drift.actual.last)
    plot = plot_of(qtbot, light, replace(snapshot, drift=drift))
    assert plot.accessibleDescription().endswith("as it should.")


def test_the_curve_has_the_room_that_is_left_when_it_first_appears(qtbot: QtBot, light: Look) -> None:
    """What stands above it comes with it; the lowest values were drawn below the lower edge."""
    plot = plot_of(qtbot, light, Snapshot())
    plot.show_snapshot(samples.race(running=True))
    qtbot.waitUntil(lambda: plot._canvas.isVisible())
    QApplication.processEvents()
    assert plot._canvas.range.height() == plot._canvas.viewport().height()


def between_processes(snapshot: Snapshot) -> Snapshot:
    """The same with each thread in a process of its own."""
    threads = tuple(
        replace(thread, actor=replace(thread.actor, key=thread.actor.key._replace(pid=1000 + place)))
        for place, thread in enumerate(snapshot.threads)
    )
    return replace(snapshot, threads=threads)


def test_what_other_processes_may_still_have_changed_is_not_called_the_end(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, between_processes(samples.race()))
    assert plot.accessibleDescription() == (
        "counter was last seen at 1,984,000; had nothing been lost, it would end at 0."
    )
    plot = plot_of(qtbot, light, between_processes(samples.race(running=True)))
    assert "had nothing been lost, at least " in plot.accessibleDescription()


def test_the_table_has_every_loss(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.race()
    plot = plot_of(qtbot, light, snapshot)
    assert snapshot.drift is not None
    lost = [row for row in plot.rows() if row[4]]
    assert len(lost) == len(snapshot.drift.losses)
    assert lost[0] == ("0.064 s", "dncr", "1,676,000", "816,000", "+860,000")
    assert {len(row) for row in plot.rows()} == {len(plot.headings())}


def test_the_table_of_ten_thousand_points_can_be_read(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, replace(samples.long_race(), drift=samples._drift(160.0, 5.0, False)))
    assert 100 <= len(list(plot.rows())) <= 110


def test_nothing_is_drawn_again_for_a_snapshot_that_says_the_same(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, samples.race())
    drawn = []
    plot._draw = lambda *facts: drawn.append(facts)
    plot.show_snapshot(replace(samples.race(), drift=plot._snapshot.drift))
    assert drawn == []
    plot.show_snapshot(samples.race(1.0))
    assert len(drawn) == 1


def test_a_new_look_recolours_everything(qtbot: QtBot) -> None:
    plot = plot_of(qtbot, Look(LIGHT), samples.race())
    plot.set_look(Look(DARK))
    assert count(plot, LIGHT.actor("A")) == 0
    assert count(plot, LIGHT.surface) == 0
    assert count(plot, DARK.actor("A")) > 200


def test_before_there_is_a_counter_one_sentence_says_what_will_come(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, Snapshot())
    assert not plot._canvas.isVisible()
    assert list(plot.rows()) == []
    plot.show_snapshot(samples.race())
    assert plot._canvas.isVisible()
    plot.clear()
    assert not plot._canvas.isVisible()


def test_the_playhead_stands_at_the_same_place_in_plot_and_lanes(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.race()
    plot = plot_of(qtbot, light, snapshot)
    lanes = Timeline(light)
    qtbot.addWidget(lanes)
    shown(lanes, 860, 150)
    lanes.show_snapshot(snapshot)
    before = set(columns(plot, light.palette.ink, least=200))
    for view in (plot, lanes):
        view.set_playhead(0.5)
    (in_plot,) = set(columns(plot, light.palette.ink, least=200)) - before
    assert in_plot in columns(lanes, light.palette.ink, least=60)


def test_the_wheel_zooms_and_home_shows_all_again(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, samples.race())
    chosen: list[tuple[object, object]] = []
    plot.time_range_chosen.connect(lambda start, end: chosen.append((start, end)))
    _turn(plot, QPointF(480, 150), 240)
    start, end = chosen[-1]
    assert 0 < start < 0.6 < end < 1.2
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert chosen[-1] == (None, None)


def test_a_double_click_shows_all_again(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, samples.race())
    plot.set_time_range(0.2, 0.4)
    with qtbot.waitSignal(plot.time_range_chosen) as chosen:
        qtbot.mouseDClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(480, 150))
    assert chosen.args == [None, None]


def test_dragging_pans_and_chooses_no_moment(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, samples.race())
    plot.set_time_range(0.4, 0.8)
    moments: list[float] = []
    plot.moment_chosen.connect(moments.append)
    qtbot.mousePress(plot, Qt.MouseButton.LeftButton, pos=QPoint(600, 150))
    with qtbot.waitSignal(plot.time_range_chosen) as chosen:
        qtbot.mouseMove(plot, QPoint(500, 150))
    qtbot.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=QPoint(500, 150))
    assert chosen.args[0] > 0.4
    assert moments == []


def test_a_click_chooses_the_moment_under_the_pointer(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, samples.race())
    plot.set_time_range(0.0, 1.0)
    area = plot._canvas.area_in_view()
    with qtbot.waitSignal(plot.moment_chosen) as chosen:
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(round(area.center().x()), 150))
    assert abs(chosen.args[0] - 0.5) < 0.01


def test_drawing_leaves_the_counts_of_references_alone(qtbot: QtBot, light: Look) -> None:
    """PySide6 6.12.0 on 3.10 and 3.11 lost references to None with every frame, and aborted after seconds."""
    plot = plot_of(qtbot, light, samples.race())
    before = sys.getrefcount(None), sys.getrefcount(True)
    for frame in range(300):
        plot.show_snapshot(samples.race(0.2 + frame * 0.003, running=True))
        QApplication.processEvents()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert after[0] > before[0] - 100
    assert after[1] > before[1] - 100


def _turn(plot: DriftPlot, place: QPointF, angle: int) -> None:
    event = QWheelEvent(
        place,
        QPointF(plot.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot, event)


def test_two_plots_can_share_their_values(qtbot: QtBot, light: Look) -> None:
    small, large = plot_of(qtbot, light, samples.race(lossy=False)), plot_of(qtbot, light, samples.race())
    assert small._scale != large._scale
    low, high = (range_ for range_ in zip(*(plot.value_range() or (0, 0) for plot in (small, large)), strict=True))
    for plot in (small, large):
        plot.share_values((min(low), max(high)))
    assert small._scale == large._scale
    small.share_values(None)
    assert small._scale != large._scale


def test_the_legend_has_the_colours_of_the_writers_as_soon_as_they_write(qtbot: QtBot, look: Look) -> None:
    snapshot, colours = samples.race(), look.palette
    silent = replace(snapshot, threads=tuple(replace(thread, contribution=None) for thread in snapshot.threads))
    plot = plot_of(qtbot, look, silent)
    assert _writers(plot) == (colours.muted, colours.muted)
    plot.show_snapshot(snapshot)
    assert _writers(plot) == (colours.actor("A"), colours.actor("B"))


def _writers(plot: DriftPlot) -> tuple[str, str]:
    entry = plot._head._entries[0]
    return entry.color, entry.second


def test_an_item_is_called_as_the_program_writes_it(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.race()
    plot = plot_of(qtbot, light, replace(snapshot, drift=replace(snapshot.drift, name="d[n]")))
    assert plot.table_title() == 'Value of d["n"]'
    assert plot.accessibleDescription().startswith('d["n"] ended at ')
