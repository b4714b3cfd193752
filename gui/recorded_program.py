"""A recording as a lesson: its program, and the views that what was recorded has something for."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from core import program
from core.lesson import DriftOf, KnobRange, Lesson, LessonProgram, Question, ViewName
from core.program import Program
from core.recording_file import Opening
from core.snapshot import Snapshot
from core.subject import Subject
from gui.own_program import OWN

_INNER_ROLES = ("forkserver", "tracker")
"""Processes that Python starts for itself."""


def lesson_of_recording(path: Path, opening: Opening, number: int) -> Lesson:
    """The recording that is being read from `path`, as lesson `number`."""
    variant = describe_recording(opening.recording.subject, Snapshot())
    name = variant.program.name
    title = {"en": path.stem, "zh_CN": path.stem}
    headline = {"en": f"{path.stem}: a run of {name}", "zh_CN": f"{path.stem}：{name} 的一次运行"}
    return Lesson(f"own:{path}", path.parent, number, OWN, title, headline, (variant,), ())


def describe_recording(subject: Subject, snapshot: Snapshot) -> LessonProgram:
    """How to look at a recorded program, of which `snapshot` is the newest state known."""
    found = _program(subject)
    processes = [process for process in snapshot.processes if process.role not in _INNER_ROLES]
    views: list[ViewName] = []
    if len(processes) > 1 or (subject.watching.names and not subject.drift):
        views.append("processes")
    if subject.drift:
        views.append("drift")
    if snapshot.queues:
        views.append("occupancy")
    return LessonProgram(
        program=found,
        title={"en": found.name, "zh_CN": found.name},
        views=(*views, "timeline"),
        watching=subject.watching,
        knobs=tuple(KnobRange(knob.name, knob.value, knob.value, False, {}) for knob in found.knobs),
        drift=DriftOf(subject.drift, "") if subject.drift else None,
        capacity="",
        result="outcome",
        uses_processes=len(processes) > 1,
        compare=False,
        question=Question({}, {}, ()),
        explanation={},
    )


def _program(subject: Subject) -> Program:
    """The text is what was recorded, whatever encoding its first lines claim."""
    found = program.from_bytes(subject.name, subject.source.encode("utf-8", "replace"))
    return found if found.source == subject.source else dataclasses.replace(found, source=subject.source, knobs=())
