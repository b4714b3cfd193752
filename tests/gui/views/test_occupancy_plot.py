"""What a learner sees of a queue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.snapshot import Snapshot
from gui.theme import Look
from gui.views.axes import axis_of
from gui.views.occupancy_plot import QUEUE_LIMIT, OccupancyPlot
from tests.gui.views import sample_snapshots as samples
from tests.gui.views.painted import columns, count, settle, shown


def plot_of(qtbot: QtBot, look: Look, snapshot: Snapshot) -> OccupancyPlot:
    plot = OccupancyPlot(look)
    qtbot.addWidget(plot)
    shown(plot)
    plot.show_snapshot(snapshot)
    settle()
    return plot


def legend(plot: OccupancyPlot, place: int = 0) -> str:
    return plot._panels[place]._head.accessibleName()


def test_the_steps_are_drawn_in_ink(qtbot: QtBot, look: Look) -> None:
    plot = plot_of(qtbot, look, samples.stuck_queue())
    assert count(plot, look.palette.ink) > 500


def test_puts_have_the_colour_of_who_put(qtbot: QtBot, look: Look) -> None:
    plot = plot_of(qtbot, look, samples.stuck_queue())
    assert count(plot, look.palette.actor("A")) > 60


def test_the_counts_stand_in_the_legend(qtbot: QtBot, light: Look) -> None:
    assert legend(plot_of(qtbot, light, samples.stuck_queue())) == "Items in q, put 3, get 0"


def test_the_legend_says_for_how_much_of_the_time_it_was_full_and_empty(qtbot: QtBot, light: Look) -> None:
    words = legend(plot_of(qtbot, light, samples.bounded_queue()))
    assert "full 47 % of the time" in words
    assert "empty 17 % of the time" in words


def test_a_full_queue_is_tinted_crimson(qtbot: QtBot, look: Look) -> None:
    plot = plot_of(qtbot, look, samples.bounded_queue())
    assert len(columns(plot, look.palette.wrong_tint, least=100)) > 150


def test_the_dashed_line_stands_at_the_queues_own_capacity(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, samples.bounded_queue())
    plot.set_capacity(3, "LIMIT")
    assert "capacity 5" in plot.accessibleDescription() or _described(plot, "capacity 5")
    assert not _described(plot, "LIMIT")


def test_a_queue_without_capacity_has_the_programs_limit(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, samples.stuck_queue(stopped=True))
    plot.set_capacity(3, "LIMIT")
    assert "LIMIT = 3" in plot.accessibleDescription()
    assert count(plot, light.palette.faint) > 30
    plot.set_capacity(None)
    assert "LIMIT" not in plot.accessibleDescription()


def _described(plot: OccupancyPlot, words: str) -> bool:
    plot.show_snapshot(replace(samples.bounded_queue(running=False), t=4.001))
    return words in plot.accessibleDescription()


def test_copies_of_a_queue_are_two_queues_with_their_owners(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, samples.copied_queue())
    assert legend(plot, 0).startswith("Items in q in main")
    assert legend(plot, 1).startswith("Items in q in Process-1")


def test_of_many_queues_the_busiest_are_drawn_and_all_are_in_the_table(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.stuck_queue()
    queue = snapshot.queues[0]
    many = tuple(replace(queue, state=replace(queue.state, name=f"q{index}"), puts=index) for index in range(6))
    plot = plot_of(qtbot, light, replace(snapshot, queues=many))
    assert sum(panel.isVisible() for panel in plot._panels) == QUEUE_LIMIT
    assert legend(plot, 0).startswith("Items in q3")
    assert {row[1] for row in plot.rows()} == {f"q{index}" for index in range(6)}


def test_the_table_lists_operations_and_stretches_in_order(qtbot: QtBot, light: Look) -> None:
    rows = list(plot_of(qtbot, light, samples.copied_queue()).rows())
    assert rows[0] == ("0.000 s", "q in main", "", "empty for 0.050 s", "0")
    assert rows[1] == ("0.050 s", "q in main", "main", "put", "1")


def test_marks_too_close_to_tell_apart_become_ticks(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, samples.bounded_queue(30.0, pace=0.02))
    panel = plot._panels[0]
    assert panel._ticks
    assert len(panel._marks.data) == 0
    plot.set_time_range(29.5, 29.8)
    assert len(panel._marks.data) > 0
    assert not panel._ticks


def test_a_run_without_end_shows_its_newest_half_minute_until_asked_for_more(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.bounded_queue(60.0, pace=0.05)
    plot = plot_of(qtbot, light, snapshot)
    assert plot._axis is not None
    assert plot._axis.start == 30.0
    plot.setFocus()
    for _ in range(4):
        qtbot.keyClick(plot, Qt.Key.Key_Minus)
    assert plot._axis == axis_of(snapshot)  # all of it again: there is nothing beyond the run
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert plot._axis.span < 30.0


def test_a_stuck_run_says_that_nothing_changed_any_more(qtbot: QtBot, look: Look) -> None:
    plot = plot_of(qtbot, look, samples.stuck_queue())
    assert count(plot, look.palette.wrong_tint) > 10_000


def test_without_a_queue_one_sentence_says_what_will_come(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, samples.race())
    assert not any(panel.isVisible() for panel in plot._panels)
    assert list(plot.rows()) == []


def test_what_stands_still_is_not_drawn_again(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.bounded_queue(running=False)
    plot = plot_of(qtbot, light, snapshot)
    drawn = []
    plot._panels[0]._draw = lambda *facts: drawn.append(facts)
    plot.show_snapshot(replace(snapshot))
    assert drawn == []


def test_panels_that_appear_together_are_drawn_for_the_room_that_each_has(qtbot: QtBot, light: Look) -> None:
    plot = plot_of(qtbot, light, samples.copied_queue())
    plot.clear()
    plot.resize(plot.width(), plot.height() + 200)
    settle()
    plot.show_snapshot(samples.copied_queue())
    qtbot.waitUntil(plot.updatesEnabled)
    first, second = (panel.canvas.area().height() for panel in plot._panels)
    assert first == pytest.approx(second, abs=2)


def test_two_plots_can_share_their_sizes(qtbot: QtBot, light: Look) -> None:
    small, large = plot_of(qtbot, light, samples.stuck_queue()), plot_of(qtbot, light, samples.bounded_queue())
    assert (small.value_range(), large.value_range()) == ((0.0, 3.0), (0.0, 5.0))
    small.share_values(large.value_range())
    settle()
    scale = small._panels[0]._scale
    assert scale is not None
    assert scale.high > 5


def test_a_time_without_the_queue_does_not_count(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.bounded_queue()
    (queue,) = snapshot.queues
    late = replace(queue, occupancy=samples.series([(3.0, 0)]), empty=((3.0, 3.5),), full=(), ended=3.5, marks=())
    plot = plot_of(qtbot, light, replace(snapshot, queues=(late,)))
    assert "empty 100 % of the time" in legend(plot)
    plot.show_snapshot(replace(snapshot, queues=(replace(late, ended=None),)))
    assert "empty 50 % of the time" in legend(plot)


def test_the_playhead_does_not_run_through_the_words_at_the_capacity(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.bounded_queue()
    plot = plot_of(qtbot, light, snapshot)
    free = columns(plot, light.palette.muted, least=1)
    plot.set_playhead(snapshot.t)
    moved = columns(plot, light.palette.muted, least=1)
    assert max(moved) < plot._panels[0].canvas.area_in_view().right() <= max(free) + 12
