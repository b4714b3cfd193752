"""Why a run is stuck: a fact with a code, read from a snapshot. No sentences: those are in `gui/wording.py`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.snapshot import QueueView, Snapshot, ThreadView


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`code` is ``unfinished-tasks``, ``empty-queue``, ``full-queue`` or ``waiting-input``; `since` the time of the
    run from which nothing has changed; `facts` the names and numbers that its sentence needs:

    - ``waiter``: letter of the thread that waits, ``line``: where in the program it does;
    - ``via``: letters of those that wait for it to end, the main thread first;
    - ``queue``: its name, ``unfinished``, ``puts``, ``gets``, ``dones``, ``capacity``: its numbers;
    - ``ended``: letters of the threads that are no more.
    """

    code: str
    since: float
    facts: dict[str, Any] = field(default_factory=dict)


_QUEUE_CODES = {"join": "unfinished-tasks", "get": "empty-queue", "put": "full-queue"}


def diagnose(snapshot: Snapshot) -> Diagnosis | None:
    """Why nothing in `snapshot` can move any more; None where something can, or where that cannot be told.

    The caller has seen that nothing did move for a while. A thread that computes, sleeps, does input or output, or
    waits with a time limit goes on by itself, and a process that has not been heard of yet may do anything.
    """
    living = [thread for thread in snapshot.threads if thread.ended is None]
    if not living or not _all_heard(snapshot, living):
        return None
    typed = next((thread for thread in living if thread.state.wait and thread.state.wait.reason == "input"), None)
    if any(_goes_on(thread) for thread in living):
        return None
    if typed is not None:
        return Diagnosis("waiting-input", snapshot.changed, {"waiter": typed.actor.letter, "line": typed.state.line})
    return _cause(snapshot, living)


def _all_heard(snapshot: Snapshot, living: list[ThreadView]) -> bool:
    heard = {thread.actor.key.pid for thread in living}
    running = {process.pid for process in snapshot.processes if process.ended is None and process.role == "child"}
    waited = {
        int(thread.state.wait.target.removeprefix("process:"))
        for thread in living
        if thread.state.wait and thread.state.wait.target.startswith("process:")
    }
    launched = {pid for process in snapshot.processes if process.ended is None for pid in process.children}
    known = {process.pid for process in snapshot.processes}
    return running <= heard and waited | launched <= known


def _goes_on(thread: ThreadView) -> bool:
    wait = thread.state.wait
    if thread.actor.letter == "S":  # a Manager's server only answers
        return False
    return wait is None or wait.timed or wait.reason in ("sleep", "io")


def _cause(snapshot: Snapshot, living: list[ThreadView]) -> Diagnosis | None:
    """Follows from the main thread who waits for whom, to the first one who waits for something else."""
    via: list[str] = []
    thread: ThreadView | None = next((head for head in living if head.actor.letter == "M"), living[0])
    while thread is not None and thread.actor.letter not in via:
        wait = thread.state.wait
        if wait is None:
            return None
        queue = _queue(snapshot, thread, wait.target)
        if queue is not None and wait.call in _QUEUE_CODES:
            return _queue_diagnosis(snapshot, thread, queue, wait.call, via)
        via.append(thread.actor.letter)
        thread = _waited_for(living, thread, wait.target)
    return None


def _queue(snapshot: Snapshot, thread: ThreadView, target: str) -> QueueView | None:
    if not target.startswith("queue:"):
        return None
    token, pid = target.removeprefix("queue:"), thread.actor.key.pid
    return next(
        (
            queue
            for queue in snapshot.queues
            if queue.state.queue == token and (queue.state.shared or pid in queue.pids)
        ),
        None,
    )


def _waited_for(living: list[ThreadView], waiter: ThreadView, target: str) -> ThreadView | None:
    kind, _, ident = target.partition(":")
    for thread in living:
        key = thread.actor.key
        if kind == "thread" and key == (waiter.actor.key.pid, int(ident)):
            return thread
        if kind == "process" and key.pid == int(ident) and thread.actor.is_process:
            return thread
    return None


def _queue_diagnosis(
    snapshot: Snapshot, thread: ThreadView, queue: QueueView, call: str, via: list[str]
) -> Diagnosis | None:
    if call == "join" and queue.state.unfinished <= 0:
        return None
    facts = {
        "waiter": thread.actor.letter,
        "line": thread.state.line,
        "via": via,
        "queue": queue.state.name,
        "unfinished": queue.state.unfinished,
        "puts": queue.puts,
        "gets": queue.gets,
        "dones": queue.dones,
        "capacity": queue.state.capacity,
        "ended": [other.actor.letter for other in snapshot.threads if other.ended is not None],
    }
    return Diagnosis(_QUEUE_CODES[call], snapshot.changed, facts)
