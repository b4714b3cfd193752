"""A lesson is a folder: programs, prose, a question and promises, described by its `lesson.toml`.

`docs/writing-lessons.md` describes the file, key by key; `core.lesson_file` reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from core.amount import amount
from core.observation import Watching
from core.problem import Problem
from core.program import KnobValue, Program, knob_problem
from core.subject import Subject

LANGUAGES = ("en", "zh_CN")

Text = dict[str, str]
"""A sentence in every language, by language code."""

ViewName = Literal["drift", "occupancy", "processes", "timeline"]


@dataclass(frozen=True, slots=True)
class KnobRange:
    """How far a knob may be moved, on a straight or logarithmic slider, and what is worth trying with it."""

    name: str
    low: KnobValue
    high: KnobValue
    logarithmic: bool
    try_this: Text


@dataclass(frozen=True, slots=True)
class DriftOf:
    """Which watch the drift plot shows, and what it would end at had no update been lost (an amount, see
    `core.amount`: ``2 * ROUNDS``)."""

    watch: str
    expected_end: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a run may turn out to be; every field that is set must hold.

    `outcome`: ``ends`` (exit status 0), ``fails`` (another one), ``hangs`` (goes on, and has a diagnosis, until
    stopped), ``runs`` (goes on by itself until stopped). `output` is the whole of stdout, `output_matches` and
    `errors_match` are regular expressions searched for in it and in stderr. `watch` compares the last value of a
    watch, or of ``output``: the last line printed (``counter != 0``, ``output == 2 * ROUNDS``). `queue` compares a
    fact of the queue that has that name: ``q.most <= 5``; the facts are those of `core.verdict.QueueFacts`.
    """

    outcome: Literal["ends", "fails", "hangs", "runs"] | None = None
    diagnosis: str | None = None
    output: str | None = None
    output_matches: str | None = None
    errors_match: str | None = None
    watch: str | None = None
    queue: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to the lesson's question and what would make it right: `core.verdict.judge` decides.

    With `over` = ``each`` the newest run decides; with ``all-runs`` every run so far has to hold; with ``varies``
    the results of at least two runs have to differ, with ``same`` they must not (one run decides nothing).
    """

    text: Text
    because: Text
    """The reason people give for it."""
    expect: Expectation
    over: Literal["each", "all-runs", "varies", "same"] = "each"


@dataclass(frozen=True, slots=True)
class Question:
    ask: Text
    result: Text
    """What the story strip says above the result: "print(counter) showed"."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """What a learner must see, checked by the tests on every interpreter that is there.

    `python` is a version specifier (``>=3.10``; empty: all), `gil` restricts to builds with or without one (None:
    both), `start_methods` to those named (empty: the default one). `runs` says how many runs may be needed:
    ``always`` all of them must hold, ``sometimes`` one of them.
    """

    program: str
    expect: Expectation
    holds: Literal["always", "sometimes"] = "always"
    runs: int = 1
    python: str = ""
    gil: bool | None = None
    start_methods: tuple[str, ...] = ()
    knobs: dict[str, KnobValue] = field(default_factory=dict)
    seconds: float = 20.0
    """For how long the run may go on; a run expected to hang is stopped as soon as that is seen."""


@dataclass(frozen=True, slots=True)
class StepGoal:
    """What a learner who chooses every step should bring about; exactly one of the three ways to say it is set.

    `output` compares the last line printed (``output == 1``); `line`: the thread executes a line in which this text
    stands (``q.get()``); `waits`: the thread waits in this operation (``acquire``, ``get``: those of
    `core.scheduler.outcome.Waiting`). `thread` is the thread's name.
    """

    output: str = ""
    thread: str = ""
    line: str = ""
    waits: str = ""


@dataclass(frozen=True, slots=True)
class StepTask:
    """What only stepping answers: the question, the goal, what is said when it is reached, and the knobs as Step mode
    sets them: with far fewer rounds than a run has."""

    ask: Text
    goal: StepGoal
    done: Text
    knobs: tuple[KnobRange, ...] = ()
    start: dict[str, KnobValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LessonProgram:
    """One variant of a lesson: a program, what to watch in it, and how to look at it."""

    program: Program
    title: Text
    views: tuple[ViewName, ...]
    watching: Watching
    knobs: tuple[KnobRange, ...]
    drift: DriftOf | None
    capacity: str
    """What the dashed capacity line of the occupancy plot stands at where the queue itself has none: a number or a
    knob's name (``LIMIT``); empty: the queue's own."""
    result: str
    """What the result of a run is: a watch's name, ``output`` for the last line printed, or ``outcome`` for how the
    run ended."""
    uses_processes: bool
    compare: bool
    """Whether it is worth running on the oldest and on the newest interpreter, one after the other."""
    question: Question
    """The lesson's own unless the program has one of its own."""
    explanation: Text
    """At most 150 words, in Markdown; ``[A]`` stands for an actor's badge."""
    directory: Path | None = None
    """The folder in which it runs, among what lies there; None for a folder of its own, which is empty."""
    step: StepTask | None = None
    """What there is to do in Step mode (None: to look around)."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as loaded from `folder`. `id` is the folder's name without its number."""

    id: str
    folder: Path
    number: int
    chapter: str
    title: Text
    """Short, for the tab."""
    headline: Text
    """A question, for the head of the page."""
    programs: tuple[LessonProgram, ...]
    promises: tuple[Promise, ...]

    def program(self, name: str) -> LessonProgram:
        """The variant with that file name; raises `KeyError`."""
        for variant in self.programs:
            if variant.program.name == name:
                return variant
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Chapter:
    id: str
    title: Text


def knob_values(program: Program) -> dict[str, KnobValue]:
    """What the knobs of `program` stand at."""
    return {knob.name: knob.value for knob in program.knobs}


def knob_problems(variant: LessonProgram, program: Program) -> Iterator[Problem]:
    """What keeps the knobs of `variant` from being moved in `program`, its text as it is now: ``no-such-knob``,
    ``knob-not-literal``, or ``knob-out-of-range`` (details: low, high)."""
    for reach in variant.knobs:
        knob = program.knob(reach.name)
        if knob is None:
            problem = knob_problem(program, reach.name)
        else:
            problem = None if _within(knob.value, reach) else _out_of_range(reach, knob.line)
        if problem is not None:
            yield problem


def _within(value: KnobValue, reach: KnobRange) -> bool:
    if isinstance(value, str) or isinstance(reach.low, str) or isinstance(reach.high, str):
        return isinstance(value, str) and isinstance(reach.low, str)
    return reach.low <= value <= reach.high


def _out_of_range(reach: KnobRange, line: int) -> Problem:
    return Problem("knob-out-of-range", reach.name, line, {"low": str(reach.low), "high": str(reach.high)})


def subject(variant: LessonProgram, program: Program) -> Subject:
    """What a run of `program` is about: the lesson's own program, or one with other knobs or an edited text. What
    names a knob that an edit has removed is left out."""
    knobs = knob_values(program)
    rounds = {progress.total: _number(progress.total, knobs) for progress in variant.watching.progress}
    return Subject(
        program.name,
        program.source,
        variant.watching,
        variant.drift.watch if variant.drift else "",
        _number(variant.drift.expected_end, knobs) if variant.drift else None,
        {name: total for name, total in rounds.items() if total is not None},
    )


def _number(text: str, knobs: dict[str, KnobValue]) -> float | None:
    try:
        found = amount(text, knobs)
    except ValueError:
        return None
    return None if isinstance(found, str) else float(found)
