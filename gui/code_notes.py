"""The short notes beside the program's lines: who waits there for what, what was lost there, what went wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from core.diagnosis import Diagnosis
from core.snapshot import Snapshot, ThreadView
from core.writes import lines_of_writes
from gui.code_marks import Note
from gui.moments import Moment
from gui.wording import closed_up, listed, waiting_note
from gui.wording_stuck import diagnosis_notes, is_stuck, kind_name, who

translate = QCoreApplication.translate


def code_notes(snapshot: Snapshot, source: Sequence[str], moment: Moment | None = None) -> dict[int, Note]:
    """By line, one note each. `source` are the program's lines, `moment` where the playhead stands."""
    notes: dict[int, Note] = {}
    for thread in snapshot.threads:
        if thread.ended is None and thread.state.line and thread.activity == "blocked":
            notes.setdefault(thread.state.line, _waiting(thread, snapshot, source))
    if moment is not None and moment.kind == "loss":
        notes |= _lost(snapshot, moment, source)
    diagnosis = snapshot.diagnosis
    if diagnosis is not None and is_stuck(diagnosis):
        notes |= _holders(diagnosis, snapshot)
        notes |= {line: Note(text, "wrong", "hourglass") for line, text in diagnosis_notes(diagnosis).items()}
    return notes


def _holders(diagnosis: Diagnosis, snapshot: Snapshot) -> dict[int, Note]:
    """Where each of a circle took the lock that the one before it wants."""
    cycle = diagnosis.facts.get("cycle", [])
    notes: dict[int, Note] = {}
    for place, member in enumerate(cycle):
        if member["holds_line"]:
            name = cycle[place - 1]["thing"] or kind_name("lock")
            text = translate("Notes", "{who} holds {name}").format(who=who(snapshot, member["who"]), name=name)
            text = closed_up(text)
            line = int(member["holds_line"])
            before = notes.get(line)
            note = Note(text, member["who"], "lock")
            notes[line] = Note(listed([before.text, text]), "plain", "lock") if before is not None else note
    return notes


def _waiting(thread: ThreadView, snapshot: Snapshot, source: Sequence[str]) -> Note:
    line = thread.state.line
    text = source[line - 1] if line <= len(source) else ""
    wait = thread.state.wait
    icon = "lock" if wait is not None and wait.reason == "lock" else "hourglass"
    return Note(waiting_note(thread, snapshot, text), "plain", icon)


def _lost(snapshot: Snapshot, moment: Moment, source: Sequence[str]) -> dict[int, Note]:
    """Where the one that had the turn when work was lost writes. It may have been seen in a function that is called
    there: the line that writes is looked for in the text."""
    writer = next((thread for thread in snapshot.threads if thread.actor.letter == moment.letter), None)
    if writer is None or not writer.state.line:
        return {}
    name = snapshot.drift.name if snapshot.drift is not None else ""
    writes = lines_of_writes("\n".join(source), writer.state.function, name)
    line = writes[0] if len(writes) == 1 else writer.state.line
    return {line: Note(translate("Notes", "writes an old value"), "wrong", "warning")}
