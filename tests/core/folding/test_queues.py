"""What is told of a queue at any moment does not contradict itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.observation import Ended, Outcome, ProcessStarted, QueueOp, QueueState, Sample
from core.snapshot import MARK_LIMIT, QueueView
from tests.core.folding.folded import fold

CHILD = ProcessStarted(0.0, 101, 100, "child", "Process-1", ident=1)


def shared(puts: int = 0, gets: int = 0) -> QueueState:
    return QueueState("shared:1", "q", shared=True, puts=puts, gets=gets)


def operation(t: float, pid: int, action: str) -> QueueOp:
    return QueueOp(t, pid, 1, "shared:1", action)


def queue_of(*observations, t: float | None = None) -> QueueView:
    return fold(CHILD, *observations, t=t).queues[0]


def agrees(queue: QueueView) -> bool:
    """Counts, marks and curve say the same."""
    actions = [mark.action for mark in queue.marks]
    counted = (queue.puts, queue.gets) == (actions.count("put"), actions.count("get"))
    points = set(zip(*queue.occupancy.points(), strict=True))
    is_on_curve = {(mark.t, mark.size) for mark in queue.marks} <= points
    return counted and is_on_curve and queue.occupancy.last == queue.puts - queue.gets


def test_what_was_just_told_of_a_shared_queue_is_in_the_counts_the_marks_and_the_curve():
    queue = queue_of(
        operation(0.11, 100, "put"),
        Sample(0.12, 0.12, 100, queues=(shared(puts=1),)),
        operation(0.115, 101, "get"),
        Sample(0.125, 0.125, 101, queues=(shared(gets=1),)),
        t=0.13,
    )
    assert (queue.puts, queue.gets) == (1, 1)
    assert agrees(queue)


def test_a_get_is_not_counted_before_its_put_is_told():
    queue = queue_of(operation(0.115, 101, "get"), Sample(0.125, 0.125, 101, queues=(shared(gets=1),)), t=0.13)
    assert (queue.puts, queue.gets, queue.marks, queue.occupancy.last) == (0, 0, (), 0)


def test_a_get_of_which_nobody_tells_the_put_counts_after_a_while():
    queue = queue_of(operation(0.115, 101, "get"), Sample(0.125, 0.125, 101, queues=(shared(gets=1),)), t=0.3)
    assert (queue.gets, len(queue.marks)) == (1, 1)


def test_an_operation_counts_before_the_state_that_counts_it_is_told():
    state = QueueState("5", "q", 3, 0, 0, 0, 0)
    queue = queue_of(Sample(0.1, 0.1, 100, queues=(state,)), QueueOp(0.11, 100, 1, "5", "put", 1), t=0.111)
    assert (queue.puts, queue.occupancy.last, len(queue.marks)) == (1, 1, 1)


def test_two_empty_stretches_are_not_one_however_short_the_time_between_them():
    queue = queue_of(
        Sample(0.1, 0.1, 100, queues=(shared(),)),
        operation(0.11, 100, "put"),
        operation(0.1105, 101, "get"),
        Ended(0.3, Outcome("finished", 0)),
    )
    assert queue.empty == ((0.1, 0.11), (0.1105, 0.3))


def test_it_is_known_from_when_on_the_operations_are_kept():
    puts = [operation(0.2 + step / 10_000, 100, "put") for step in range(2 * MARK_LIMIT)]
    queue = queue_of(*puts, t=9.0)
    dropped = [put.t for put in puts if put.t < queue.marks[0].t]
    assert queue.marks_from == dropped[-1]
    assert queue_of(*puts[:10], t=9.0).marks_from == 0.0


ways = st.lists(st.tuples(st.sampled_from((100, 101)), st.booleans()), min_size=1, max_size=30)


@given(ways=ways, seen=st.integers(1, 60))
def test_at_no_moment_of_two_processes_handing_items_over_do_its_parts_contradict_each_other(ways, seen):
    """Each tells of itself when it is sampled, the child always 8 ms after main."""
    told, counts, waiting, size = [], {100: [0, 0], 101: [0, 0]}, {100: [], 101: []}, 0
    for step, (pid, puts) in enumerate(ways, 1):
        action = "put" if puts or size == 0 else "get"
        size += 1 if action == "put" else -1
        counts[pid][action == "get"] += 1
        waiting[pid].append(operation(0.1 + step * 0.003, pid, action))
        for sampled, every in ((100, 5), (101, 8)):
            if step % every == 0:
                t = 0.1 + step * 0.003 + 0.001
                told += [*waiting[sampled], Sample(t, t, sampled, queues=(shared(*counts[sampled]),))]
                waiting[sampled] = []
    part = [Sample(0.05, 0.05, pid, queues=(shared(),)) for pid in (100, 101)] + told[:seen]
    assert agrees(queue_of(*part, t=max(observation.t for observation in part)))
