"""Where the playhead stops, read from snapshots made by hand."""

from __future__ import annotations

from array import array

from core.diagnosis import Diagnosis
from core.observation import QueueState, ThreadKey, ThreadState
from core.snapshot import Actor, Drift, QueueView, Series, Snapshot, ThreadView
from gui.moments import Moment, headline, moments, sentence, telling


def _thread(letter: str, started: float, ended: float | None) -> ThreadView:
    actor = Actor(letter, letter.lower(), False, ThreadKey(1, ord(letter)))
    return ThreadView(actor, started, ended, "ended", ThreadState(ord(letter), letter.lower()))


def _series(*values: float) -> Series:
    return Series(array("d", [0.1 * index for index in range(len(values))]), array("d", values), len(values))


THREADS = (_thread("M", 0.0, None), _thread("A", 0.05, 0.5), _thread("B", 0.06, 0.6))
DRIFT = Drift("counter", _series(0, 1, 2), _series(0, 1, 2), _series(-1, 2, 1), ((0.2, -50.0), (0.1, 7.0)))


def test_the_playhead_parks_at_the_first_loss() -> None:
    found = moments(Snapshot(t=1.0, threads=THREADS, drift=DRIFT))
    assert [(moment.t, moment.kind) for moment in found] == [(0.1, "loss"), (0.2, "loss"), (1.0, "end")]
    assert telling(found) == 0


def test_a_loss_names_who_had_the_turn_and_how_much_was_lost() -> None:
    first = moments(Snapshot(t=1.0, threads=THREADS, drift=DRIFT))[0]
    assert (first.letter, first.amount) == ("B", 7.0)
    assert "[B]" in sentence(first)
    assert headline(first) == "7 rounds of work overwritten"


def test_without_losses_it_parks_at_the_end() -> None:
    found = moments(Snapshot(t=1.0, threads=THREADS))
    assert found[telling(found)] == Moment(1.0, "end")
    assert [moment.letter for moment in found] == ["A", "B", "A", "B", ""]


def test_a_run_that_was_stopped_ends_where_it_had_come_to_by_itself() -> None:
    found = moments(Snapshot(t=0.62, threads=THREADS, stop_asked=0.55))
    assert [(moment.t, moment.kind) for moment in found][-2:] == [(0.5, "ended"), (0.55, "end")]
    assert telling(found) == len(found) - 1


def test_of_very_many_losses_the_largest_are_kept() -> None:
    many = tuple((index / 1000, float(index)) for index in range(1000))
    drift = Drift("counter", DRIFT.actual, DRIFT.expected, DRIFT.writer, many)
    found = moments(Snapshot(t=2.0, threads=THREADS, drift=drift))
    assert len(found) == 201
    assert min(moment.amount for moment in found[:-1]) == 800.0


def test_a_stuck_run_ends_where_nothing_changes_any_more() -> None:
    found = moments(Snapshot(t=9.0, threads=THREADS, diagnosis=Diagnosis("empty-queue", 0.55, {"waiter": "M"})))
    assert (found[-1].t, found[-1].kind, found[-1].letter) == (0.55, "stuck", "M")


def test_a_queue_has_its_first_full_and_its_next_empty_moment() -> None:
    queue = QueueView(
        QueueState("1", "q", 5), _series(0, 5, 0), puts=5, full=((0.1, 0.2),), empty=((0.0, 0.1), (0.2, 0.3))
    )
    found = moments(Snapshot(t=1.0, threads=THREADS[:1], queues=(queue,)))
    assert [headline(moment) for moment in found] == ["q is full", "q is empty", "the end"]
