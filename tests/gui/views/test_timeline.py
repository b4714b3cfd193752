"""What a learner sees of threads over time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from pytestqt.qtbot import QtBot

from core.snapshot import Mark, Snapshot
from gui.theme import Look
from gui.views.axes import plot_area
from gui.views.timeline import Timeline
from tests.gui.views import sample_snapshots as samples
from tests.gui.views.painted import columns, count, image, settle, shown


def lanes_of(
    qtbot: QtBot, look: Look, snapshot: Snapshot, lines: list[str] | None = None, height: int = 160
) -> Timeline:
    lanes = Timeline(look)
    qtbot.addWidget(lanes)
    lanes.set_source_lines(lines or [])
    shown(lanes, 860, 160)
    lanes.show_snapshot(snapshot)
    settle()
    return lanes


def test_every_thread_has_its_lane_in_its_colour(qtbot: QtBot, look: Look) -> None:
    lanes = lanes_of(qtbot, look, samples.race())
    assert count(lanes, look.palette.actor("A")) > 2_000
    assert count(lanes, look.palette.actor("B")) > 2_000
    assert count(lanes, look.palette.actor_pale("A")) > 500


def test_a_stuck_thread_turns_crimson_behind_the_break(qtbot: QtBot, look: Look) -> None:
    assert count(lanes_of(qtbot, look, samples.race()), look.palette.wrong_tint) == 0
    lanes = lanes_of(qtbot, look, samples.stuck_queue(), samples.STUCK_SOURCE)
    assert count(lanes, look.palette.wrong_tint) > 5_000
    assert count(lanes, look.palette.wrong) > 50


def test_waiting_is_said_with_the_programs_own_words(qtbot: QtBot, light: Look) -> None:
    lanes = lanes_of(qtbot, light, samples.stuck_queue(), samples.STUCK_SOURCE)
    assert lanes.accessibleDescription().startswith("main: waits in q.join(), producer: has ended")


def test_the_table_tells_what_each_thread_did_when(qtbot: QtBot, light: Look) -> None:
    rows = list(lanes_of(qtbot, light, samples.race(), samples.RACE_SOURCE).rows())
    assert rows[0] == ("0.000 s", "main", "0.005 s", "runs", "")
    assert rows[1] == ("0.005 s", "main", "1.2 s", "waits in t1.join()", "13")
    assert ("1.167 s", "main", "", "has ended", "") in rows
    assert [float(row[0].split()[0]) for row in rows] == sorted(float(row[0].split()[0]) for row in rows)
    assert {row[1] for row in rows} == {"main", "incr", "dncr"}


def test_threads_stand_beside_those_of_their_own_process(qtbot: QtBot, light: Look) -> None:
    lanes = lanes_of(qtbot, light, samples.crowd(6))
    rows = lanes._lanes.rows()
    assert [row.thread.actor.key.pid for row in rows] == [samples.PID] * 4 + [4400] * 3
    assert [row.is_inner for row in rows] == [False, True, True, True, False, True, True]


def test_many_threads_scroll_and_keep_their_axis(qtbot: QtBot, light: Look) -> None:
    few, many = lanes_of(qtbot, light, samples.crowd(2)), lanes_of(qtbot, light, samples.crowd(24))
    assert many._scroll.verticalScrollBar().maximum() > 0
    assert many._lanes.rows()[0].right == few._lanes.rows()[0].right == plot_area(860, light)[1]


def ink(lanes: Timeline, look: Look) -> int:
    return count(lanes, look.palette.ink)


def test_what_goes_to_another_process_is_an_arrow_between_the_lanes(qtbot: QtBot, look: Look) -> None:
    snapshot = samples.results()
    alone = replace(snapshot, queues=())
    assert ink(lanes_of(qtbot, look, snapshot), look) > ink(lanes_of(qtbot, look, alone), look) + 50


def test_puts_and_gets_are_marks_where_there_are_too_many_for_arrows(qtbot: QtBot, look: Look) -> None:
    snapshot = samples.results()
    (queue,) = snapshot.queues
    alone = replace(snapshot, queues=())
    marks = replace(snapshot, queues=(replace(queue, passages=queue.passages * 20),))
    assert ink(lanes_of(qtbot, look, marks), look) > ink(lanes_of(qtbot, look, alone), look) + 20


def draw_on(timeline: Timeline, snapshot: Snapshot, picture: QImage, background: str = "#000000") -> QRegion:
    """Draws onto `picture` what the lanes think has to be drawn anew, and returns where that is."""
    lanes, region = timeline._lanes, QRegion()
    lanes.update = lambda *rect: region.__ior__(QRegion(*rect) if rect else QRegion(lanes.rect()))
    timeline.show_snapshot(snapshot)
    del lanes.update
    painter = QPainter(picture)
    painter.setClipRegion(region)
    painter.fillRect(picture.rect(), QColor(background))
    painter.end()
    lanes.render(picture, region.boundingRect().topLeft(), region)
    return region


def on_surface(timeline: Timeline, look: Look) -> QImage:
    """The lanes as they stand on their panel: smooth lines mix with what is behind them."""
    picture = QImage(timeline._lanes.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor(look.palette.surface))
    timeline._lanes.render(picture)
    return picture


def test_signs_that_are_told_late_are_drawn_as_if_all_had_been_known_at_once(qtbot: QtBot, light: Look) -> None:
    whole = samples.results()
    (queue,) = whole.queues
    early = replace(
        whole,
        queues=(replace(queue, marks=queue.marks[:3], passages=queue.passages[:1]),),
        processes=tuple(replace(process, exit_code=None) for process in whole.processes),
    )
    timeline = lanes_of(qtbot, light, early)
    picture = on_surface(timeline, light)
    region = draw_on(timeline, whole, picture, light.palette.surface)
    assert region.boundingRect().width() < timeline._lanes.width()
    assert picture == on_surface(timeline, light)


def test_a_process_that_is_started_is_joined_to_its_parent(qtbot: QtBot, look: Look) -> None:
    snapshot = replace(samples.results(), queues=())
    orphans = tuple(
        replace(process, role="main") if process.pid == samples.PID else replace(process, role="tracker")
        for process in snapshot.processes
    )
    dashes = count(lanes_of(qtbot, look, snapshot), look.palette.muted)
    assert dashes > count(lanes_of(qtbot, look, replace(snapshot, processes=orphans)), look.palette.muted) + 10


def test_a_process_that_was_killed_says_so(qtbot: QtBot, look: Look) -> None:
    lanes = lanes_of(qtbot, look, replace(samples.results(), queues=()))
    assert count(lanes, look.palette.wrong) > 20
    assert ("0.500 s", "Process-2", "", "killed by SIGKILL", "") in lanes.rows()


def test_a_lane_tells_who_it_is_of_and_what_it_did_there(qtbot: QtBot, light: Look) -> None:
    view = lanes_of(qtbot, light, samples.results(), ["results.get()"] * 9)
    lanes = view._lanes
    assert lanes._axis is not None
    rows = lanes.rows()

    def words(place: int, t: float) -> list[str]:
        row = rows[place]
        return lanes._words_at(QPoint(round(lanes._x(t)), round(row.middle))).splitlines()

    assert words(0, 0.5) == ["main: waits in results.get()", "0.100 s to 1.000 s"]
    assert words(2, 0.3) == ["Process-2, pid 4319: runs", "0.120 s to 0.500 s"]
    assert words(2, 0.7) == ["Process-2, pid 4319: killed by SIGKILL", "0.500 s"]
    assert lanes._words_at(QPoint(5, round(rows[1].middle))) == "Process-1, pid 4318"


def test_dragging_chooses_moments(qtbot: QtBot, light: Look) -> None:
    lanes = lanes_of(qtbot, light, samples.race())
    lanes.set_time_range(0.0, 1.0)
    left, right = plot_area(860, light)
    moments: list[float] = []
    lanes.moment_chosen.connect(moments.append)
    qtbot.mousePress(lanes, Qt.MouseButton.LeftButton, pos=QPoint(round(left), 40))
    qtbot.mouseMove(lanes, QPoint(round((left + right) / 2), 40))
    qtbot.mouseRelease(lanes, Qt.MouseButton.LeftButton, pos=QPoint(round((left + right) / 2), 40))
    assert abs(moments[0]) < 0.005
    assert abs(moments[-1] - 0.5) < 0.005


def test_arrow_keys_move_the_playhead_and_stop_at_the_ends(qtbot: QtBot, light: Look) -> None:
    lanes = lanes_of(qtbot, light, samples.race())
    moments: list[float] = []
    lanes.moment_chosen.connect(moments.append)
    lanes.moment_chosen.connect(lanes.set_playhead)
    lanes.set_playhead(1.166)
    qtbot.keyClick(lanes, Qt.Key.Key_Left)
    assert 1.1 < moments[-1] < 1.166
    for _ in range(3):
        qtbot.keyClick(lanes, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert moments[-1] == 1.167


def test_the_first_arrow_key_brings_the_playhead(qtbot: QtBot, light: Look) -> None:
    lanes = lanes_of(qtbot, light, samples.race())
    with qtbot.waitSignal(lanes.moment_chosen) as chosen:
        qtbot.keyClick(lanes, Qt.Key.Key_Left)
    assert chosen.args == [1.167]


def test_before_the_run_there_is_one_sentence_and_no_axis(qtbot: QtBot, light: Look) -> None:
    lanes = lanes_of(qtbot, light, Snapshot())
    assert not lanes._strip.isVisible()
    lanes.show_snapshot(samples.race())
    assert lanes._strip.isVisible()


def test_nothing_is_painted_again_for_a_snapshot_that_says_the_same(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.race()
    lanes = lanes_of(qtbot, light, snapshot)
    painted = []
    lanes._lanes.show_lanes = lambda *facts: painted.append(facts)
    lanes.show_snapshot(snapshot)
    assert painted == []
    lanes.show_snapshot(samples.race(1.0))
    assert len(painted) == 1


def test_the_legend_has_only_signs_that_can_be_seen(qtbot: QtBot, light: Look) -> None:
    assert (
        lanes_of(qtbot, light, samples.race())._legend.accessibleName() == "runs, ready, waiting for its turn, blocked"
    )
    assert lanes_of(qtbot, light, replace(samples.stuck_queue(), queues=()))._legend.accessibleName() == (
        "runs, sleeps, blocked"
    )
    assert lanes_of(qtbot, light, samples.results())._legend.accessibleName() == (
        "starts a process, goes to another process, runs, blocked"
    )


def test_the_legend_names_no_arrow_where_there_are_too_many_to_draw(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.results()
    (queue,) = snapshot.queues
    many = replace(snapshot, queues=(replace(queue, passages=queue.passages * 20),))
    lanes = lanes_of(qtbot, light, many)
    assert lanes._legend.accessibleName() == "starts a process, puts into a queue, gets from one, runs, blocked"
    lanes.set_time_range(0.95, 1.0)
    assert lanes._legend.accessibleName() == "runs, blocked"


def busy(count: int, t: float = 4.0) -> Snapshot:
    """One thread that puts `count` items into a queue, from 1 s to 3 s, as fast as it can."""
    snapshot = samples.bounded_queue(t)
    key = snapshot.threads[1].actor.key
    marks = tuple(Mark(1 + 2 * place / (count - 1), key, "put", 1) for place in range(count))
    return replace(snapshot, queues=(replace(snapshot.queues[0], marks=marks),))


def test_marks_that_touch_are_a_bar_that_says_how_many_and_apart_again_when_zoomed_in(
    qtbot: QtBot, light: Look
) -> None:
    lanes = lanes_of(qtbot, light, busy(401))
    assert "many, close together" in lanes._legend.accessibleName()
    row = lanes._lanes.rows()[1]
    words = lanes._lanes._words_at(QPoint(round(lanes._lanes._x(2.0)), round(row.middle)))
    assert words.splitlines()[-1] == "put 401 times, 1.000 s to 3.000 s"
    lanes.set_time_range(1.999, 2.041)
    assert "many" not in lanes._legend.accessibleName()
    words = lanes._lanes._words_at(QPoint(round(lanes._lanes._x(2.0)), round(row.middle)))
    assert words.splitlines()[-1] == "put at 2.000 s"


def test_many_marks_are_quieter_than_all_of_them_would_be(qtbot: QtBot, light: Look) -> None:
    few, many = (ink(lanes_of(qtbot, light, busy(count)), light) for count in (20, 200))
    assert many < 2 * few


def test_a_lane_says_from_when_on_it_is_kept(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.race()
    main, first, second = snapshot.threads
    late = replace(first, spans=first.spans[12:])
    lanes = lanes_of(qtbot, light, replace(snapshot, threads=(main, late, second)))
    row = lanes._lanes.rows()[1]
    words = lanes._lanes._words_at(QPoint(round(row.left) + 20, round(row.middle)))
    assert words == "incr: from 0.6 s on"
    assert "from" not in lanes._lanes._words_at(QPoint(round(row.left) + 20, round(lanes._lanes.rows()[2].middle)))
    left = round(row.left)
    words, none = (
        [x for x in columns(view._lanes, light.palette.muted) if left < x < lanes._lanes._x(late.spans[0].start)]
        for view in (lanes, lanes_of(qtbot, light, snapshot))
    )
    assert len(words) > len(none) + 5


def test_the_word_at_the_end_of_a_lane_steps_aside_for_the_playhead(qtbot: QtBot, light: Look) -> None:
    timeline = lanes_of(qtbot, light, samples.stuck_queue(), samples.STUCK_SOURCE)
    lanes = timeline._lanes
    row, x = lanes.rows()[1], lanes._x(lanes.rows()[1].thread.ended) + 15
    timeline.set_playhead(timeline.time_axis().time((x - row.left) / (row.right - row.left)))
    picture = image(lanes)
    line = [picture.pixel(round(x), y) for y in range(round(row.top), round(row.top + row.height))]
    assert len(set(line)) == 1, "the playhead is whole"


def test_the_main_thread_comes_first_and_the_others_as_they_started(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.race()
    main, first, second = snapshot.threads
    lanes = lanes_of(qtbot, light, replace(snapshot, threads=(replace(second, started=0.5), first, main)))
    assert [row.thread.actor.letter for row in lanes._lanes.rows()] == ["M", "A", "B"]


def test_drawn_piece_by_piece_lanes_look_as_drawn_at_once(qtbot: QtBot, look: Look) -> None:
    timeline = lanes_of(qtbot, look, samples.race(1.04, running=True))
    lanes = timeline._lanes
    picture = image(lanes)
    width = 0
    for t in (1.1, 1.17, 1.3, 1.42):
        region = draw_on(timeline, samples.race(t, running=True), picture)
        width = max(width, max(rect.width() for rect in list(region)[1:]))
    assert width < lanes.width() / 2
    assert picture == image(lanes)


def test_nothing_runs_through_the_words_of_a_lane(qtbot: QtBot, light: Look) -> None:
    timeline = lanes_of(qtbot, light, samples.stuck_queue(), samples.STUCK_SOURCE)
    without = image(timeline._lanes)
    main = timeline._lanes.rows()[0]
    left = int(main.left + timeline.time_axis().fraction(main.thread.spans[1].start) * (main.right - main.left))
    share = (left + 40 - main.left) / (main.right - main.left)
    timeline.set_playhead(timeline.time_axis().time(share))
    changed = image(timeline._lanes)
    rows = [y for y in range(changed.height()) if changed.pixel(left + 40, y) != without.pixel(left + 40, y)]
    assert rows
    assert not [y for y in rows if abs(y - main.middle) < 5]


def test_the_title_speaks_of_what_there_is(qtbot: QtBot, light: Look) -> None:
    whole = samples.results()
    timeline = lanes_of(qtbot, light, whole)
    assert timeline.table_title() == "What each process does"
    timeline.show_snapshot(replace(whole, threads=whole.threads[:1]))
    assert timeline.table_title() == "What main does"
    timeline.show_snapshot(samples.race())
    assert timeline.table_title() == "What each thread does"
