"""The short notes beside the lines stand where what they tell of is written."""

from __future__ import annotations

from core.observation import ThreadKey, ThreadState
from core.snapshot import Actor, Drift, Snapshot, ThreadView
from gui.code_notes import code_notes
from gui.moments import Moment
from tests.gui.views.sample_snapshots import series

LOST = Moment(0.5, "loss", "A")
SOURCE = ["def plus(number):", "    return number + 1", "def add():", "    global n", "    n = plus(n)"]


def notes(line: int, function: str, source: list[str]) -> dict[int, str]:
    actor = Actor("A", "add", False, ThreadKey(1, 2))
    state = ThreadState(2, "add", line, function, running=True, rounds=5)
    thread = ThreadView(actor, 0.0, None, "running", state)
    drift = Drift("n", series([(0, 0)]), series([(0, 0)]), series([(0, -1)]))
    snapshot = Snapshot(0.5, threads=(thread,), drift=drift)
    return {line: note.text for line, note in code_notes(snapshot, source, LOST).items()}


def test_a_lost_update_is_noted_where_it_is_written_and_not_in_the_function_called_there() -> None:
    assert notes(2, "add", SOURCE) == {5: "writes an old value"}


def test_where_the_line_that_writes_cannot_be_told_the_note_stands_where_the_thread_was_seen() -> None:
    assert notes(2, "add", [*SOURCE, "    n += 1"]) == {2: "writes an old value"}
    assert notes(2, "add", ["def"]) == {2: "writes an old value"}
