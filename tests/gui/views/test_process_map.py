"""What a learner sees of processes and their memory."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from core.observation import Value
from core.snapshot import Carrier, Flow, ProcessView, Snapshot
from gui.theme import Look
from gui.views.process_facts import process_facts
from gui.views.process_layout import layout
from gui.views.process_links import LinkPainter
from gui.views.process_map import ProcessMap
from tests.gui.views import sample_snapshots as samples
from tests.gui.views.painted import count, settle, shown


def map_of(qtbot: QtBot, look: Look, snapshot: Snapshot) -> ProcessMap:
    view = ProcessMap(look)
    qtbot.addWidget(view)
    shown(view)
    view.show_snapshot(snapshot)
    settle()
    return view


def two(mine: Value, its: Value) -> Snapshot:
    """A name in the main process and in its child."""
    child = ProcessView(4318, samples.PID, "child", "Process-1", "fork", 0.1, values={"counter": its})
    return Snapshot(0.5, samples.ORIGIN, (samples.main_process(counter=mine), child), changed=0.5)


def kinds(snapshot: Snapshot) -> list[tuple[str, int, int, bool]]:
    return [(link.kind, link.source, link.target, link.differs) for link in process_facts(snapshot).links]


def test_every_process_has_a_box_in_a_telling_order() -> None:
    assert [box.role for box in process_facts(samples.manager()).boxes] == ["main", "manager", "child"]


def test_what_python_starts_for_itself_is_not_shown() -> None:
    snapshot = samples.manager()
    tracker = ProcessView(4400, samples.PID, "tracker", "resource_tracker", "", 0.1)
    assert len(process_facts(replace(snapshot, processes=(*snapshot.processes, tracker))).boxes) == 3


def test_proxies_lead_to_the_one_real_object() -> None:
    links = kinds(samples.manager())
    assert ("proxy", 0, 1, False) in links
    assert ("proxy", 2, 1, False) in links


def test_two_values_of_one_name_are_told_apart() -> None:
    assert ("apart", 0, 1, True) in kinds(two(samples.number(0), samples.number(5)))


def test_two_copies_that_are_alike_are_copies_all_the_same() -> None:
    assert ("apart", 0, 1, False) in kinds(two(samples.number(5), samples.number(5)))


def test_proxies_of_one_object_are_not_called_copies() -> None:
    assert {link.row for link in process_facts(samples.manager()).links if link.kind == "apart"} == {1}


def test_a_child_shows_who_started_it_and_how() -> None:
    starts = [link for link in process_facts(samples.manager()).links if link.kind == "start"]
    assert [(start.source, start.target, start.word) for start in starts] == [(0, 1, "spawn"), (0, 2, "spawn")]


def test_a_child_of_the_fork_server_comes_from_there() -> None:
    server = ProcessView(4400, samples.PID, "forkserver", "forkserver", "spawn", 0.1)
    child = ProcessView(4401, 4400, "child", "Process-1", "forkserver", 0.2)
    facts = process_facts(Snapshot(0.5, processes=(samples.main_process(), child, server)))
    assert [box.role for box in facts.boxes] == ["main", "forkserver", "child"]
    assert [(link.source, link.target) for link in facts.links if link.kind == "start"] == [(0, 1), (1, 2)]


def test_what_went_through_a_queue_is_counted_between_the_boxes(qtbot: QtBot, look: Look) -> None:
    view = map_of(qtbot, look, samples.results())
    (stream,) = view._facts.streams
    assert (stream.hub, stream.inward, stream.counts, stream.is_newest) == (0, True, ((1, 3), (2, 1)), True)
    assert "3 from Process-1 to main through results" in view.accessibleDescription()
    assert ("", "", "", "results", "1 from Process-2 to main through results", "") in view.rows()
    without = map_of(qtbot, look, replace(samples.results(), queues=()))
    assert count(view, look.palette.ink) > count(without, look.palette.ink) + 100


def test_calls_of_a_managers_object_are_counted_towards_its_server(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.manager()
    calls = Carrier("manager", "shared", flows=(Flow(4318, 4315, 2), Flow(samples.PID, 4315, 1)))
    pipe = Carrier("pipe", "", flows=(Flow(4318, samples.PID, 1),))
    view = map_of(qtbot, light, replace(snapshot, messages=(pipe, calls)))
    assert [(stream.kind, stream.hub, stream.total) for stream in view._facts.streams] == [
        ("manager", 1, 3),
        ("pipe", 0, 1),
    ]
    words = view.accessibleDescription()
    assert "2 calls of shared from Process-2 to Manager server" in words
    assert "1 from Process-2 to main through a pipe" in words


def test_what_one_process_gives_to_several_is_counted_from_there() -> None:
    snapshot = samples.results()
    (queue,) = snapshot.queues
    back = replace(queue, flows=tuple(Flow(flow.target, flow.source, flow.count) for flow in queue.flows), passages=())
    (stream,) = process_facts(replace(snapshot, queues=(back,))).streams
    assert (stream.hub, stream.inward, stream.counts) == (0, False, ((1, 3), (2, 1)))


def test_the_tooltip_of_a_box_says_where_it_comes_from_and_how_it_ended(qtbot: QtBot, light: Look) -> None:
    view = map_of(qtbot, light, samples.results())
    box = view._sheet._layout(view._sheet.height()).places[2].rect
    words = view._sheet._words_at(box.center().x(), box.top() + 5)
    assert words.splitlines() == [
        "Process-2, pid 4319",
        "started by main",
        "by fork: the child begins as a copy of its parent",
        "killed by SIGKILL",
        "3 from Process-1 to main through results",
        "1 from Process-2 to main through results",
    ]


def test_the_tooltip_of_a_value_says_which_object_it_is(qtbot: QtBot, light: Look) -> None:
    view = map_of(qtbot, light, samples.manager())
    placed = view._sheet._layout(view._sheet.height())
    (cell,) = [cell for cell in view._facts.boxes[0].cells if cell.name == "plain"]
    middle = placed.cell(0, cell).center()
    assert f"the object at {hex(140_002)}" in view._sheet._words_at(middle.x(), middle.y())


def test_rows_of_one_name_are_at_one_height(light: Look) -> None:
    facts = process_facts(samples.manager())
    placed = layout(facts, 860, 400, light)
    tops: dict[str, set[float]] = {}
    for place, box in enumerate(facts.boxes):
        for cell in box.cells:
            tops.setdefault(cell.name, set()).add(placed.cell(place, cell).top())
    assert set(tops) == {"shared", "plain"}
    assert all(len(heights) == 1 for heights in tops.values())


def test_boxes_never_overlap_and_never_leave_the_map(light: Look) -> None:
    for width in (340, 560, 700, 860, 1400):
        rects = [place.rect for place in layout(process_facts(samples.manager()), width, 300, light).places]
        assert all(rect.left() >= 0 and rect.right() <= width for rect in rects)
        assert not any(one.intersects(other) for one in rects for other in rects if one is not other)


def test_a_value_that_differs_is_tinted_and_crossed_out_from_the_other(qtbot: QtBot, look: Look) -> None:
    view = map_of(qtbot, look, samples.manager(ended=False))
    assert count(view, look.palette.wrong) > 20
    assert "plain: two values, nothing joins them" in view.accessibleDescription()


def test_alike_copies_are_nothing_wrong(qtbot: QtBot, look: Look) -> None:
    view = map_of(qtbot, look, two(samples.number(5), samples.number(5)))
    assert count(view, look.palette.wrong) == 0


def test_the_table_says_whose_each_value_is(qtbot: QtBot, light: Look) -> None:
    rows = map_of(qtbot, light, samples.manager()).rows()
    assert ("Manager server", "4315", "ended", "shared", "{'a': 'a'}", "the real one") in rows
    assert ("Process-2", "4318", "ended", "plain", "{'a': 'a'}", "its own copy") in rows


def test_an_exit_code_that_is_not_zero_is_shown(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.manager()
    failed = tuple(replace(process, exit_code=1) for process in snapshot.processes)
    rows = map_of(qtbot, light, replace(snapshot, processes=failed)).rows()
    assert rows[0][2] == "ended, exit code 1"


def test_what_was_ended_with_the_run_has_not_failed(qtbot: QtBot, light: Look) -> None:
    snapshot = samples.manager()
    killed = tuple(replace(process, exit_code=-9, ended=0.598) for process in snapshot.processes)
    rows = map_of(qtbot, light, replace(snapshot, processes=killed, stop_ms=5.0)).rows()
    assert rows[0][2] == "ended"


def test_the_same_facts_are_not_laid_out_again(qtbot: QtBot, light: Look) -> None:
    view = map_of(qtbot, light, samples.manager())
    shown_again = []
    view._show = lambda: shown_again.append(1)
    view.show_snapshot(replace(samples.manager(), t=9.0))
    assert shown_again == []


def test_without_processes_one_sentence_says_what_will_come(qtbot: QtBot, light: Look) -> None:
    view = map_of(qtbot, light, Snapshot())
    assert not view._scroll.isVisible()
    assert view.rows() == []


def test_the_words_on_two_lines_never_stand_on_each_other(light: Look) -> None:
    snapshot = samples.manager()
    child = snapshot.processes[-1]
    family = [replace(child, pid=5000, start_method="fork")]
    facts = process_facts(replace(snapshot, processes=(*snapshot.processes, *family)))
    for width in (860, 1200):
        image = QImage(width, 400, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        links = LinkPainter(painter, facts, layout(facts, width, 400, light), light)
        links.paint(QRectF(image.rect()))
        painter.end()
        pairs = list(combinations(links._labels, 2))
        assert pairs
        assert not any(one.intersects(other) for one, other in pairs)
