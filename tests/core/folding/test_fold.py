"""Observations become the state of a run."""

from __future__ import annotations

from core.folding import Fold
from core.observation import (
    Ended,
    Line,
    LinesSkipped,
    Message,
    Outcome,
    PipeMade,
    ProcessEnded,
    ProcessStarted,
    QueueOp,
    QueueState,
    RunStarted,
    Sample,
    StopAsked,
    ThreadEnded,
    ThreadKey,
    ThreadStarted,
    ThreadState,
    Value,
)
from core.snapshot import LINE_LIMIT, Flow, Passage, QueueView
from core.subject import Subject
from tests.core.folding.folded import JOINS, MAIN, fold


def test_the_main_thread_is_m_and_threads_get_letters_in_order_of_their_start():
    snapshot = fold(
        ThreadStarted(0.1, 100, 2, "Thread-1 (add)"),
        ThreadStarted(0.2, 100, 3, "Thread-2 (subtract)"),
    )
    assert [(thread.actor.letter, thread.actor.name) for thread in snapshot.threads] == [
        ("M", "main"),
        ("A", "add"),
        ("B", "subtract"),
    ]


def test_a_child_process_is_an_actor_of_its_own_and_a_manager_is_s():
    snapshot = fold(
        ProcessStarted(0.1, 101, 100, "manager", "SyncManager-1", ident=1),
        ProcessStarted(0.2, 102, 100, "child", "Process-2", ident=1),
        ProcessStarted(0.2, 103, 100, "tracker", "tracker", ident=1),
    )
    assert [(thread.actor.letter, thread.actor.is_process) for thread in snapshot.threads] == [
        ("M", True),
        ("S", True),
        ("A", True),
    ]


def test_a_manager_s_serving_threads_are_not_shown():
    snapshot = fold(
        ProcessStarted(0.1, 101, 100, "manager", "SyncManager-1", ident=1),
        ThreadStarted(0.2, 101, 7, "Thread-1 (handle_request)"),
        ThreadStarted(0.2, 100, 8, "QueueFeederThread"),
    )
    assert [thread.actor.letter for thread in snapshot.threads] == ["M", "S"]


def test_spans_cover_a_thread_s_life_without_a_gap():
    waiting = ThreadState(1, "MainThread", 28, "<module>", wait=JOINS)
    snapshot = fold(
        Sample(0.1, 0.1, 100, threads=(ThreadState(1, "MainThread", 5, "<module>", running=True),)),
        Sample(0.2, 0.2, 100, threads=(waiting,)),
        Sample(0.3, 0.3, 100, threads=(waiting,)),
        Ended(0.4, Outcome("finished", 0)),
    )
    (main,) = snapshot.threads
    assert [(span.start, span.end, span.activity) for span in main.spans] == [
        (0.0, 0.1, "running"),
        (0.1, 0.4, "blocked"),
    ]
    assert main.activity == "ended"


def test_a_thread_that_is_no_longer_sampled_has_ended():
    alive = ThreadState(1, "MainThread", 5, "<module>", running=True)
    snapshot = fold(
        Sample(0.1, 0.1, 100, threads=(alive, ThreadState(2, "Thread-1 (add)", 9, "add", running=True))),
        Sample(0.2, 0.2, 100, threads=(alive,)),
    )
    assert snapshot.threads[1].ended == 0.2
    assert snapshot.threads[0].ended is None


def test_a_first_thread_that_has_no_code_on_its_stack_yet_has_not_ended():
    alive = ThreadState(1, "MainThread", 5, "<module>", running=True)
    snapshot = fold(Sample(0.1, 0.1, 100), Sample(0.2, 0.2, 100, threads=(alive,)))
    assert snapshot.threads[0].ended is None
    assert snapshot.threads[0].activity == "running"


def test_an_ident_that_the_system_gives_out_again_is_another_thread():
    snapshot = fold(
        ThreadStarted(0.1, 100, 2, "Thread-1 (add)"),
        ThreadEnded(0.2, 100, 2),
        ThreadStarted(0.3, 100, 2, "Thread-2 (subtract)"),
    )
    assert [(thread.actor.letter, thread.ended) for thread in snapshot.threads] == [
        ("M", None),
        ("A", 0.2),
        ("B", None),
    ]
    assert snapshot.actor(100, 2).letter == "B"


def private(size: int, puts: int, gets: int) -> QueueState:
    return QueueState("5", "q", 3, size, puts - gets, puts, gets)


def test_occupancy_steps_at_each_operation():
    snapshot = fold(
        Sample(0.1, 0.1, 100, queues=(private(0, 0, 0),)),
        QueueOp(0.11, 100, 2, "5", "put", 1),
        QueueOp(0.12, 100, 2, "5", "put", 2),
        QueueOp(0.13, 100, 3, "5", "get", 1),
        Sample(0.2, 0.2, 100, queues=(private(1, 2, 1),)),
    )
    (queue,) = snapshot.queues
    assert list(zip(*queue.occupancy.points(), strict=True)) == [(0.1, 0), (0.11, 1), (0.12, 2), (0.13, 1)]
    assert (queue.puts, queue.gets) == (2, 1)


def test_operations_of_two_processes_are_put_in_order_of_time():
    shared = QueueState("shared:1", "q", shared=True)
    snapshot = fold(
        ProcessStarted(0.0, 101, 100, "child", "Process-1", ident=1),
        Sample(0.1, 0.1, 100, queues=(shared,)),
        QueueOp(0.13, 101, 1, "shared:1", "get"),
        QueueOp(0.12, 100, 1, "shared:1", "put"),
        Ended(0.3, Outcome("finished", 0)),
    )
    assert list(snapshot.queues[0].occupancy.points()[1]) == [0, 1, 0]


def test_a_shared_queue_begins_before_its_first_item_even_where_that_is_told_first():
    shared = QueueState("shared:1", "q", shared=True)
    snapshot = fold(
        QueueOp(0.11, 100, 1, "shared:1", "put", 1),
        Sample(0.12, 0.12, 100, queues=(shared,)),
        QueueOp(0.2, 100, 1, "shared:1", "get", 0),
        Ended(0.3, Outcome("finished", 0)),
    )
    (queue,) = snapshot.queues
    points = list(zip(*queue.occupancy.points(), strict=True))
    assert points == [(0.11, 0), (0.11, 1), (0.2, 0)]
    assert {(mark.t, mark.size) for mark in queue.marks} <= set(points)


def test_a_copy_of_a_queue_is_gone_with_its_process():
    snapshot = fold(
        ProcessStarted(0.0, 101, 100, "child", "Process-1", ident=1),
        Sample(0.1, 0.1, 100, queues=(private(0, 0, 0),)),
        Sample(0.1, 0.1, 101, queues=(private(0, 0, 0),)),
        ProcessEnded(0.2, 101, 0),
        ProcessEnded(0.4, 100, 0),
        Ended(0.5, Outcome("finished", 0)),
    )
    assert [(queue.ended, queue.empty) for queue in snapshot.queues] == [(None, ((0.1, 0.5),)), (0.2, ((0.1, 0.2),))]


def test_a_forked_copy_of_a_queue_is_another_queue():
    snapshot = fold(
        ProcessStarted(0.0, 101, 100, "child", "Process-1", ident=1),
        Sample(0.1, 0.1, 100, queues=(private(1, 1, 0),)),
        Sample(0.1, 0.1, 101, queues=(private(0, 0, 1),)),
    )
    assert [queue.pids for queue in snapshot.queues] == [{100}, {101}]


def test_full_stretches_last_from_the_filling_put_to_the_next_get():
    snapshot = fold(
        Sample(0.1, 0.1, 100, queues=(private(0, 0, 0),)),
        *(QueueOp(0.1 + step / 100, 100, 2, "5", "put", step) for step in (1, 2, 3)),
        QueueOp(0.5, 100, 3, "5", "get", 2),
        Sample(0.6, 0.6, 100, queues=(private(2, 3, 1),)),
    )
    assert snapshot.queues[0].full == ((0.13, 0.5),)


def test_only_the_newest_lines_are_kept_and_the_others_counted():
    lines = [Line(0.1, "stdout", str(number)) for number in range(LINE_LIMIT + 5)]
    snapshot = fold(*lines, LinesSkipped(0.2, "stdout", 10, 100))
    assert len(snapshot.output.lines) == LINE_LIMIT
    assert snapshot.output.lines[0].text == "5"
    assert snapshot.output.skipped == 15


def test_an_unfinished_line_is_replaced_by_the_whole_one():
    snapshot = fold(Line(0.1, "stdout", "ab", partial=True), Line(0.2, "stdout", "abc"))
    assert [line.text for line in snapshot.output.lines] == ["abc"]


def test_an_end_that_is_heard_of_before_the_start_counts():
    snapshot = fold(ProcessEnded(0.3, 101, 7), ProcessStarted(0.1, 101, 100, "child", "Process-1", ident=1))
    child = next(process for process in snapshot.processes if process.pid == 101)
    assert (child.ended, child.exit_code) == (0.3, 7)
    assert [thread.activity for thread in snapshot.threads if thread.actor.key.pid == 101] == ["ended"]


def test_the_end_of_one_that_had_the_same_pid_before_does_not_count():
    snapshot = fold(ProcessEnded(0.1, 101, 7), ProcessStarted(0.2, 101, 100, "child", "Process-9", ident=1))
    assert next(process for process in snapshot.processes if process.pid == 101).ended is None


def shared_queue_of(*operations) -> QueueView:
    states = tuple(Sample(0.3, 0.3, pid, queues=(QueueState("shared:1", "q", shared=True),)) for pid in (100, 101))
    child = ProcessStarted(0.05, 101, 100, "child", "Process-1", ident=1)
    (queue,) = fold(child, *operations, *states, t=1.0).queues
    return queue


def test_items_that_go_from_one_process_to_another_are_told_with_both_ends():
    queue = shared_queue_of(
        QueueOp(0.13, 101, 1, "shared:1", "get"),
        QueueOp(0.12, 100, 1, "shared:1", "put"),
        QueueOp(0.14, 100, 1, "shared:1", "put"),
        QueueOp(0.15, 100, 1, "shared:1", "get"),
    )
    assert queue.passages == (Passage(0.12, ThreadKey(100, 1), 0.13, ThreadKey(101, 1)),)
    assert queue.flows == (Flow(100, 101, 1),)


def test_a_get_that_was_noted_before_its_put_belongs_to_it():
    queue = shared_queue_of(
        QueueOp(0.12, 101, 1, "shared:1", "get"),
        QueueOp(0.13, 100, 1, "shared:1", "put"),
        QueueOp(0.14, 100, 1, "shared:1", "put"),
        QueueOp(0.15, 101, 1, "shared:1", "get"),
    )
    assert [(passage.put, passage.got) for passage in queue.passages] == [(0.13, 0.12), (0.14, 0.15)]


PIPE = PipeMade(0.06, 100, "7", "8")
CHILD = ProcessStarted(0.05, 101, 100, "child", "Process-1", ident=9)
SERVER = ProcessStarted(0.04, 102, 100, "manager", "SyncManager-1", ident=5)


def test_messages_through_a_pipe_go_from_one_end_to_the_other():
    (carrier,) = fold(
        CHILD,
        PIPE,
        Message(0.2, 101, 9, "8", "receive"),
        Message(0.1, 100, 1, "7", "send"),
        Message(0.3, 101, 9, "8", "send", 2),
        Message(0.4, 101, 9, "99", "send"),
    ).messages
    assert (carrier.kind, carrier.flows) == ("pipe", (Flow(100, 101, 1),))
    assert carrier.passages == (Passage(0.1, ThreadKey(100, 1), 0.2, ThreadKey(101, 9)),)


def test_calls_of_a_managers_object_go_to_its_server_and_are_counted_even_where_not_all_were_told():
    proxy = Value("proxy", "7f01", "DictProxy")
    (carrier,) = fold(
        SERVER,
        CHILD,
        Sample(0.1, 0.1, 100, values={"shared": proxy}),
        Message(0.2, 101, 9, "7f01", "call", 5),
        Message(0.3, 100, 1, "7f01", "call", 1),
        Message(0.4, 101, 9, "7f01", "call", 9),
    ).messages
    assert (carrier.kind, carrier.name) == ("manager", "shared")
    assert carrier.flows == (Flow(101, 102, 9), Flow(100, 102, 1))
    assert carrier.passages[0] == Passage(0.2, ThreadKey(101, 9), 0.2, ThreadKey(102, 5))


def test_a_copy_of_the_state_goes_on_by_itself():
    state = Fold(Subject("race.py"))
    for observation in (RunStarted(0.0, "3.12.1", "/python", True, "fork"), MAIN, CHILD, PIPE):
        state.apply(observation)
    state.apply(Message(0.1, 100, 1, "7", "send"))
    other = state.copy()
    other.apply(Message(0.2, 101, 9, "8", "receive"))
    assert (len(state.snapshot().messages), len(other.snapshot().messages)) == (0, 1)


def test_the_threads_that_a_pool_starts_for_itself_are_not_shown():
    snapshot = fold(
        ThreadStarted(0.1, 100, 2, "Thread-1 (_handle_workers)"),
        ThreadStarted(0.1, 100, 3, "Thread-2 (_handle_mail)"),
    )
    assert [thread.actor.name for thread in snapshot.threads] == ["main", "_handle_mail"]


def test_the_exit_code_that_is_known_is_kept():
    snapshot = fold(
        ProcessStarted(0.0, 101, 100, "child", "Process-1", ident=1),
        ProcessEnded(0.2, 101, -11),
        ProcessEnded(0.3, 101),
    )
    child = snapshot.processes[1]
    assert (child.ended, child.exit_code) == (0.2, -11)


def test_what_stop_has_ended_has_not_failed_however_late_the_run_says_that_it_is_over():
    snapshot = fold(
        ProcessStarted(0.1, 101, 100, "child", "Process-1", ident=1),
        ProcessEnded(0.9, 101, 1),
        StopAsked(1.0),
        ProcessEnded(1.01, 100, -9),
        Ended(1.3, Outcome("stopped"), stop_ms=20.0),
    )
    assert [snapshot.failure(process) for process in snapshot.processes] == [None, 1]
