"""A run as it can be saved and handed in: what was recorded, and what was predicted of it."""

from __future__ import annotations

from dataclasses import dataclass

from core.lesson import Lesson, LessonProgram
from core.program import Program
from core.recording import Recording
from core.snapshot import Snapshot
from gui.told_story import said, verdict
from gui.variant import Variant


@dataclass(frozen=True, slots=True)
class Handout:
    """`program` is the text that ran, `snapshot` the newest state; the run may go on. `held` says whether the
    prediction ("" for none) was right: None while that is not decided."""

    title: str
    lesson_program: LessonProgram
    program: Program
    recording: Recording
    snapshot: Snapshot
    question: str = ""
    prediction: str = ""
    held: bool | None = None


def handout_of(lesson: Lesson, variant: Variant, language: str) -> Handout | None:
    """The newest run of a program of a lesson, in the language of the window; None before there is one."""
    if variant.live is None or variant.snapshot.origin is None:
        return None
    question, prediction = variant.lesson_program.question, variant.prediction
    return Handout(
        said(lesson.headline, language),
        variant.lesson_program,
        variant.live.program,
        variant.live.recording,
        variant.snapshot,
        said(question.ask, language),
        "" if prediction is None else said(question.choices[prediction].text, language),
        verdict(variant),
    )
