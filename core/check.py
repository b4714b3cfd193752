"""Runs what the lessons promise, on real interpreters."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from core.follow import LONG_STUCK_S, STUCK_S, follow, stuck_for
from core.interpreters import Interpreter
from core.lesson import Lesson, LessonProgram, Promise, knob_values, subject
from core.program import Program, with_knob
from core.recording import Recording
from core.run import Order, Run
from core.verdict import Findings, findings, holds
from core.versions import covers

# How much of its output is kept as evidence (characters at the end of each stream).
_EVIDENCE = 2_000


@dataclass(frozen=True, slots=True)
class Check:
    """One promise on one interpreter: whether it was kept, after how many runs, and what the last of them showed.

    `place` is the promise's index in the lesson; `start_method` is "" where the promise names none.
    """

    lesson: str
    place: int
    promise: Promise
    interpreter: Interpreter
    start_method: str
    kept: bool
    runs: int
    evidence: Findings

    def to_json(self) -> dict[str, Any]:
        found = self.evidence
        return {
            "lesson": self.lesson,
            "place": self.place,
            "program": self.promise.program,
            "expect": _set_fields(self.promise.expect),
            "holds": self.promise.holds,
            "knobs": self.promise.knobs,
            "python": self.interpreter.version_text,
            "path": self.interpreter.path,
            "gil": self.interpreter.gil,
            "start_method": self.start_method,
            "kept": self.kept,
            "runs": self.runs,
            "ending": found.ending,
            "diagnosis": found.diagnosis,
            "output": found.output[-_EVIDENCE:],
            "errors": found.errors[-_EVIDENCE:],
            "watches": found.watches,
            "queues": {name: dataclasses.asdict(facts) for name, facts in found.queues.items()},
        }


def check(lessons: Iterable[Lesson], interpreters: Iterable[Interpreter]) -> Iterator[Check]:
    """Every promise of every lesson, on each interpreter that it is about, under each start method that it names and
    that is there. Each takes as long as its runs: some minutes in all."""
    pythons = list(interpreters)
    for lesson in lessons:
        for place in range(len(lesson.promises)):
            for python in pythons:
                yield from check_promise(lesson, place, python)


def check_promise(lesson: Lesson, place: int, python: Interpreter) -> Iterator[Check]:
    """The promise at index `place`, under each of its start methods; nothing where it is not about this Python."""
    promise = lesson.promises[place]
    if not is_about(promise, python):
        return
    variant = lesson.program(promise.program)
    program = variant.program
    for name, value in promise.knobs.items():
        program = with_knob(program, name, value)
    for method in promise.start_methods or ("",):
        if not method or method in python.start_methods:
            kept, runs, evidence = _keeps(promise, variant, program, python, method)
            yield Check(lesson.id, place, promise, python, method, kept, runs, evidence)


def is_about(promise: Promise, python: Interpreter) -> bool:
    """Whether it is promised of programs on `python`, under whatever start method."""
    return covers(promise.python, python.version) and promise.gil in (None, python.gil)


def _keeps(
    promise: Promise, variant: LessonProgram, program: Program, python: Interpreter, method: str
) -> tuple[bool, int, Findings]:
    """Whether the promise is kept, after how many runs, and what the last one showed."""
    wanted = promise.holds == "sometimes"
    runs = 0
    while True:
        runs += 1
        evidence = observe(variant, program, python, method, promise.seconds, patience(promise, variant))
        held = holds(promise.expect, evidence)
        if held is wanted or runs == promise.runs:
            return held, runs, evidence


def patience(promise: Promise, variant: LessonProgram) -> float:
    """How long a run that `promise` is about has to have been stuck before it is taken for hung (seconds)."""
    is_sure = promise.expect.outcome == "hangs" or not variant.uses_processes
    return STUCK_S if is_sure else LONG_STUCK_S


def observe(
    variant: LessonProgram, program: Program, python: Interpreter, start_method: str, seconds: float, stuck: float
) -> Findings:
    """Runs `program` until it ends, has been stuck for `stuck` seconds, or has been going for `seconds`, and says
    what it turned out to be."""
    output, errors = io.BytesIO(), io.BytesIO()
    order = Order(python, program, None, variant.directory, start_method=start_method, watching=variant.watching)
    snapshot = follow(
        Run(order, copy=(output, errors)),
        Recording(subject(variant, program)),
        lambda newest: newest.t > seconds or stuck_for(newest) > stuck,
    )
    texts = (stream.getvalue().decode("utf-8", "replace").replace("\r\n", "\n") for stream in (output, errors))
    return findings(snapshot, knob_values(program), *texts)


def _set_fields(value: Any) -> dict[str, Any]:
    """The fields of a dataclass that say something."""
    return {name: content for name, content in dataclasses.asdict(value).items() if content is not None}
