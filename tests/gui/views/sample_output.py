"""Snapshots of programs that print, and of one that waits for input."""

from __future__ import annotations

from core.diagnosis import Diagnosis
from core.observation import Line, Outcome, ThreadKey, Wait
from core.snapshot import Output, Snapshot, Span
from tests.gui.views.sample_snapshots import ORIGIN, PID, main_process, thread


def flood(first: int, count: int = 2_000) -> Snapshot:
    """`count` lines beginning with line number `first`, all before them skipped."""
    key = ThreadKey(PID, 100 + ord("M"))
    lines = tuple(
        Line(index / 10_000, "stdout", f"line {index}", key.pid, key.ident) for index in range(first, first + count)
    )
    t = (first + count) / 10_000
    threads = (thread("M", "main", [Span(0.0, t, "running")]),)
    return Snapshot(t, ORIGIN, (main_process(),), threads, output=Output(lines, first), changed=t)


def failed() -> Snapshot:
    """A program that prints, then ends with a traceback."""
    key = ThreadKey(PID, 100 + ord("M"))
    lines = (
        Line(0.1, "stdout", "put 1", key.pid, key.ident),
        Line(0.2, "stderr", "Traceback (most recent call last):"),
        Line(0.2, "stderr", '  File "wrong_queue.py", line 12, in <module>'),
        Line(0.2, "stderr", "TypeError: cannot pickle '_thread.lock' object"),
    )
    threads = (thread("M", "main", [Span(0.0, 0.2, "running")], ended=True),)
    outcome = Outcome("finished", 1)
    return Snapshot(0.25, ORIGIN, (main_process(0.2),), threads, output=Output(lines), outcome=outcome, changed=0.25)


def waiting_for_input(t: float = 5.0) -> Snapshot:
    waits = Wait("input", "input")
    threads = (thread("M", "main", [Span(0.0, 0.05, "running"), Span(0.05, t, "blocked", 3, waits)]),)
    key = threads[0].actor.key
    output = Output((Line(0.05, "stdout", "Your name? ", key.pid, key.ident, partial=True),))
    return Snapshot(
        t,
        ORIGIN,
        (main_process(),),
        threads,
        output=output,
        diagnosis=Diagnosis("waiting-input", 0.05, {"waiter": "M", "line": 3}),
        changed=0.05,
    )
