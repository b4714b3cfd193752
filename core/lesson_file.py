"""Reads lesson folders. A broken one is told by path and line, and the others are there all the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from core import program, versions
from core.amount import amount, comparison
from core.lesson import (
    LANGUAGES,
    Chapter,
    Choice,
    DriftOf,
    Expectation,
    Lesson,
    LessonProgram,
    Promise,
    Question,
    knob_problems,
    knob_values,
)
from core.lesson_table import knob_ranges, step_task, text_of
from core.observation import Progress, Watching
from core.problem import Problem, ProblemError
from core.prose import read_sections
from core.table import Table, read_table
from core.verdict import QueueFacts

VIEWS = ("drift", "occupancy", "processes", "timeline")
OUTCOMES = ("ends", "fails", "hangs", "runs")
START_METHODS = ("fork", "spawn", "forkserver")
_FOLDER = re.compile(r"(?P<number>\d+)_(?P<id>\w+)")


def load_chapters(folder: Path) -> tuple[Chapter, ...]:
    """The chapters in their order, from `chapters.toml` in `folder`. Raises `ProblemError`."""
    root = read_table(folder / "chapters.toml")
    chapters = tuple(Chapter(table.get("id", str), text_of(table, "title")) for table in root.tables("chapters"))
    root.finish()
    return chapters


def load_lessons(folder: Path) -> tuple[list[Lesson], list[Problem]]:
    """The lessons in `folder` by number, and what is wrong with those that cannot be used.

    A lesson is a folder whose name is a number, an underscore and the lesson's id.
    """
    lessons: list[Lesson] = []
    problems: list[Problem] = []
    try:
        chapters = tuple(chapter.id for chapter in load_chapters(folder))
        found = sorted(path for path in folder.iterdir() if path.is_dir() and _FOLDER.fullmatch(path.name))
    except ProblemError as error:
        return [], [error.problem]
    for path in found:
        try:
            lessons.append(load_lesson(path, chapters))
        except ProblemError as error:
            problems.append(error.problem)
    return sorted(lessons, key=lambda lesson: lesson.number), problems


def load_lesson(folder: Path, chapters: tuple[str, ...]) -> Lesson:
    """The lesson in `folder`, which belongs to one of `chapters`. Raises `ProblemError` with the first thing that is
    wrong."""
    name = _FOLDER.fullmatch(folder.name)
    assert name is not None
    root = read_table(folder / "lesson.toml")
    question = _question(root.table("question")) if "question" in root else None
    texts = {language: read_sections(folder / f"text.{language}.md") for language in LANGUAGES}
    variants = [_variant(table, folder, question, texts) for table in root.tables("programs")]
    if not variants:
        raise root.missing("programs")
    lesson = Lesson(
        name["id"],
        folder,
        int(name["number"]),
        root.one_of("chapter", chapters),
        text_of(root, "title"),
        text_of(root, "headline"),
        tuple(variants),
        tuple(_promise(table, {item.program.name: item for item in variants}) for table in root.tables("promises")),
    )
    root.finish()
    return lesson


# --- questions -----------------------------------------------------------------------------------------------------


def _question(table: Table) -> Question:
    choices = tuple(_choice(choice) for choice in table.tables("choices"))
    if not choices:
        raise table.missing("choices")
    return Question(text_of(table, "ask"), text_of(table, "result"), choices)


def _choice(table: Table) -> Choice:
    over: Any = table.one_of("over", ("each", "all-runs", "varies", "same"), "each")
    return Choice(text_of(table, "text"), text_of(table, "because"), _expectation(table.table("expect")), over)


def _expectation(table: Table) -> Expectation:
    outcome: Any = table.one_of("outcome", OUTCOMES) if "outcome" in table else None
    return Expectation(
        outcome,
        table.get("diagnosis", str) if "diagnosis" in table else None,
        table.get("output", str) if "output" in table else None,
        _checked(table, "output_matches", re.compile, "a regular expression"),
        _checked(table, "errors_match", re.compile, "a regular expression"),
        _checked(table, "watch", comparison, "a comparison: counter != 0"),
        _checked(table, "queue", _queue_comparison, "a comparison: q.most <= 5"),
    )


def _queue_comparison(text: str) -> None:
    fact = comparison(text).name.rpartition(".")[2]
    if fact not in {field.name for field in fields(QueueFacts)}:
        raise ValueError(f"no such fact: {fact}")


def _checked(table: Table, key: str, check: Callable[[str], object], expected: str) -> str | None:
    """The text under `key`, None where there is none; `check` raises where it is of no use."""
    if key not in table:
        return None
    text = table.get(key, str)
    try:
        check(text)
    except (ValueError, re.error) as error:
        raise table.bad(key, expected) from error
    return text


# --- programs ------------------------------------------------------------------------------------------------------


def _variant(table: Table, folder: Path, question: Question | None, texts: dict[str, dict[str, str]]) -> LessonProgram:
    file = table.get("file", str)
    loaded = _load(folder / file)
    own = _question(table.table("question")) if "question" in table else question
    if own is None:
        raise table.missing("question")
    for language, sections in texts.items():
        if file not in sections:
            details = {"key": file}
            raise ProblemError(Problem("lesson-missing-key", str(folder / f"text.{language}.md"), 1, details))
    views: Any = table.texts("views", VIEWS)
    progress = tuple(_progress(item) for item in table.tables("progress"))
    variant = LessonProgram(
        loaded,
        text_of(table, "title"),
        views,
        Watching(table.texts("watch"), progress),
        knob_ranges(table.table("knobs")),
        _drift(table),
        table.get("capacity", str, ""),
        table.get("result", str, "output"),
        table.get("uses_processes", bool, False),
        table.get("compare", bool, False),
        own,
        {language: sections[file] for language, sections in texts.items()},
    )
    _check_names(table, variant)
    if "step" not in table:
        return variant
    return replace(variant, step=step_task(table.table("step"), loaded, texts, folder))


def _load(path: Path) -> program.Program:
    try:
        loaded = program.load(path)
    except ProblemError as error:
        raise ProblemError(Problem("lesson-file-missing", str(path), details=error.problem.details)) from error
    if loaded.problem is not None:
        broken = loaded.problem
        raise ProblemError(Problem(broken.code, str(path), broken.line, broken.details))
    return loaded


def _progress(table: Table) -> Progress:
    return Progress(
        table.get("function", str), table.get("variable", str), table.get("step", float), table.get("total", str)
    )


def _drift(table: Table) -> DriftOf | None:
    if "drift" not in table:
        return None
    inner = table.table("drift")
    return DriftOf(inner.get("watch", str), inner.get("expected_end", str))


def _check_names(table: Table, variant: LessonProgram) -> None:
    """What `lesson.toml` says about the program is true of its text."""
    for problem in knob_problems(variant, variant.program):
        raise table.table("knobs").bad(problem.where, f"a knob of {variant.program.name} that is in its range")
    knobs = knob_values(variant.program)
    amounts = [("drift", variant.drift.expected_end if variant.drift else ""), ("capacity", variant.capacity)]
    amounts += [("progress", progress.total) for progress in variant.watching.progress]
    for key, text in amounts:
        try:
            if text:
                amount(text, knobs)
        except ValueError as error:
            raise table.bad(key, "a number or a knob") from error


# --- promises ------------------------------------------------------------------------------------------------------


def _promise(table: Table, variants: dict[str, LessonProgram]) -> Promise:
    name = table.one_of("program", tuple(variants))
    holds: Any = table.one_of("holds", ("always", "sometimes"), "always")
    _checked(table, "python", versions.parse, "a version: >=3.10")
    return Promise(
        name,
        _expectation(table.table("expect")),
        holds,
        table.get("runs", int, 1),
        table.get("python", str, ""),
        table.get("gil", bool) if "gil" in table else None,
        table.texts("start_methods", START_METHODS),
        _settings(table.table("knobs"), variants[name]),
        table.get("seconds", float, 20.0),
    )


def _settings(table: Table, variant: LessonProgram) -> dict[str, program.KnobValue]:
    """Other values for some knobs."""
    found: dict[str, program.KnobValue] = {}
    for name in table.keys():  # noqa: SIM118 - a Table is no dict
        found[name] = table.value(name)
        if variant.program.knob(name) is None:
            raise table.bad(name, "a knob of " + variant.program.name)
    return found
