"""A stuck run gets one true reason; a run that goes on by itself gets none."""

from __future__ import annotations

import pytest

from core.diagnosis import Diagnosis, diagnose
from core.folding import Fold
from core.observation import ProcessStarted, QueueState, Sample, Standstill, ThreadState, Wait
from core.snapshot import Snapshot
from core.subject import Subject

QUEUE = QueueState("5", "q", 3, 3, 3, puts=3)
EMPTY = QueueState("5", "q", 3, 0, 3, puts=3, gets=3)
IN_JOIN = Wait("queue", "join", "queue:5")


def see(fold: Fold, t: float, queue: QueueState, *threads: ThreadState, children: tuple[int, ...] = ()) -> None:
    fold.apply(Sample(t, t, 100, queues=(queue,), threads=threads, children=children))
    for thread in threads:
        fold.apply(Standstill(t, 100, thread.ident, thread.line))


def state(*threads: ThreadState, queue: QueueState = QUEUE) -> Snapshot:
    fold = Fold(Subject("stuck.py"))
    fold.apply(ProcessStarted(0.0, 100, 1, "main", "main", ident=1))
    for step in range(31):
        see(fold, 0.1 + step * 0.02, queue, *threads)
    return fold.snapshot(0.7)


def main(wait: Wait | None, running: bool = False) -> ThreadState:
    return ThreadState(1, "MainThread", 42, "<module>", running, wait)


def other(wait: Wait | None, running: bool = False) -> ThreadState:
    return ThreadState(2, "Thread-1 (work)", 7, "work", running, wait)


def code(diagnosis: Diagnosis | None) -> str | None:
    return diagnosis and diagnosis.code


def test_a_join_that_no_task_done_will_end():
    diagnosis = diagnose(state(main(IN_JOIN)))
    assert code(diagnosis) == "unfinished-tasks"
    assert (diagnosis.facts["queue"], diagnosis.facts["unfinished"], diagnosis.facts["dones"]) == ("q", 3, 0)


def test_the_reason_is_followed_through_those_who_wait_for_an_end():
    diagnosis = diagnose(
        state(main(Wait("join", "join", "thread:2")), other(Wait("queue", "get", "queue:5")), queue=EMPTY)
    )
    assert code(diagnosis) == "empty-queue"
    assert (diagnosis.facts["waiter"], diagnosis.facts["via"]) == ("A", ["M"])


def test_a_put_that_nobody_will_make_room_for():
    assert code(diagnose(state(main(Wait("queue", "put", "queue:5"))))) == "full-queue"


def test_waiting_for_typed_input_is_said():
    assert code(diagnose(state(main(Wait("input", "input"))))) == "waiting-input"


@pytest.mark.parametrize(
    "goes_on",
    [
        other(None, running=True),
        other(None),
        other(Wait("sleep", "sleep")),
        other(Wait("io", "recv")),
        other(Wait("queue", "get", "queue:5", timed=True)),
    ],
    ids=["computes", "is ready", "sleeps", "does input or output", "waits with a time limit"],
)
def test_nothing_is_said_while_one_thread_goes_on(goes_on):
    assert diagnose(state(main(IN_JOIN), goes_on)) is None


def test_nothing_is_said_of_a_join_with_nothing_unfinished():
    assert diagnose(state(main(IN_JOIN), queue=QueueState("5", "q", unfinished=0))) is None


def test_nothing_is_said_while_a_child_has_not_been_heard_of():
    assert diagnose(state(main(Wait("process", "join", "process:4711")))) is None


def test_nothing_is_said_while_a_child_that_was_started_is_still_booting():
    fold = Fold(Subject("stuck.py"))
    fold.apply(ProcessStarted(0.0, 100, 1, "main", "main", ident=1))
    waits = (main(Wait("queue", "get", "queue:5")),)
    for step in range(31):
        see(fold, 0.1 + step * 0.02, EMPTY, *waits, children=(101,))
    assert diagnose(fold.snapshot(0.7)) is None
    see(fold, 0.8, EMPTY, *waits)
    assert code(diagnose(fold.snapshot(0.8))) == "empty-queue"
