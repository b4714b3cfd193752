"""A lesson is a folder: programs, prose, a question and promises, described by its `lesson.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from core.observation import Watching
from core.program import KnobValue, Program

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
    """Which watch the drift plot shows, and what it would end at had no update been lost (a number or a knob's
    name, possibly with a factor: ``2 * ROUNDS``)."""

    watch: str
    expected_end: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a run may turn out to be; every field that is set must hold.

    `outcome`: ``ends`` (exit status 0), ``fails`` (another one), ``hangs`` (goes on, and has a diagnosis, until
    stopped), ``runs`` (goes on by itself until stopped). `output` is the whole of stdout, `output_matches` and
    `errors_match` are regular expressions searched for in it and in stderr. `watch` compares the last value of a
    watch: ``counter != 0``.
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
    """An answer to the lesson's question and what would make it right.

    With `over` = ``each`` the newest run decides; with ``all-runs`` every run so far has to hold; with ``varies``
    the results of at least two runs have to differ (one run decides nothing).
    """

    text: Text
    because: Text
    """The reason people give for it."""
    expect: Expectation
    over: Literal["each", "all-runs", "varies"] = "each"


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
    """For how long the run may go on; a run expected to hang or run on is stopped as soon as that is seen."""


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


@dataclass(frozen=True, slots=True)
class Chapter:
    id: str
    title: Text
