"""Notes beside the lines of the program: who would overwrite whom, who waits for what."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.scheduler.scene import Scene
from gui.code_marks import Note
from gui.step.names import letter_of, thread_title
from gui.step.phrases import stale_words, waits_words

translate = QCoreApplication.translate


def step_notes(scene: Scene) -> dict[int, Note]:
    """One note a line; what would be lost comes first."""
    notes: dict[int, Note] = {}
    for thread in scene.threads:
        if thread.stale is not None:
            words = translate("StepNotes", "would overwrite {who}").format(who=letter_of(thread.stale.by))
            notes[thread.line] = Note(words, "wrong", "warning", stale_words(thread.stale))
        elif thread.waits is not None and thread.line not in notes:
            who = thread_title(thread.name)
            words = translate("StepNotes", "{who} {waits}", "a thread's name, and that it waits")
            icon_name = "lock" if thread.waits.operation == "acquire" else "hourglass"
            notes[thread.line] = Note(words.format(who=who, waits=waits_words(thread.waits)), "plain", icon_name)
    return notes
