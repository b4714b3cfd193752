"""The short notes beside the program's lines: who waits there for what, what was lost there, what went wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from core.snapshot import Snapshot, ThreadView
from gui.code_marks import Note
from gui.moments import Moment
from gui.wording import waiting_note
from gui.wording_stuck import diagnosis_note, is_stuck

translate = QCoreApplication.translate


def code_notes(snapshot: Snapshot, source: Sequence[str], moment: Moment | None = None) -> dict[int, Note]:
    """By line, one note each. `source` are the program's lines, `moment` where the playhead stands."""
    notes: dict[int, Note] = {}
    for thread in snapshot.threads:
        if thread.ended is None and thread.state.line and thread.activity == "blocked":
            notes.setdefault(thread.state.line, _waiting(thread, snapshot, source))
    if moment is not None and moment.kind == "loss":
        notes |= _lost(snapshot, moment)
    diagnosis = snapshot.diagnosis
    if diagnosis is not None and is_stuck(diagnosis) and diagnosis.facts.get("line"):
        notes[int(diagnosis.facts["line"])] = Note(diagnosis_note(diagnosis), "wrong", "hourglass")
    return notes


def _waiting(thread: ThreadView, snapshot: Snapshot, source: Sequence[str]) -> Note:
    line = thread.state.line
    text = source[line - 1] if line <= len(source) else ""
    wait = thread.state.wait
    icon = "lock" if wait is not None and wait.reason == "lock" else "hourglass"
    return Note(waiting_note(thread, snapshot, text), "plain", icon)


def _lost(snapshot: Snapshot, moment: Moment) -> dict[int, Note]:
    """Where the one stands that had the turn when work was lost."""
    writer = next((thread for thread in snapshot.threads if thread.actor.letter == moment.letter), None)
    if writer is None or not writer.state.line:
        return {}
    return {writer.state.line: Note(translate("Notes", "writes an old value"), "wrong", "warning")}
