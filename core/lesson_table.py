"""Parts of a `lesson.toml` that several tables have, and what a program has for Step mode."""

from __future__ import annotations

from pathlib import Path

from core.amount import comparison
from core.lesson import LANGUAGES, KnobRange, StepGoal, StepTask, Text
from core.problem import Problem, ProblemError
from core.program import KnobValue, Program
from core.table import Table

_WAITS = ("acquire", "join", "get", "put", "queue-join", "wait", "barrier")


def text_of(table: Table, key: str) -> Text:
    """A sentence in all languages."""
    if key not in table:
        raise table.missing(key)
    inner = table.table(key)
    return {language: inner.get(language, str) for language in LANGUAGES}


def knob_ranges(table: Table) -> tuple[KnobRange, ...]:
    """The knobs that may be moved, by name."""
    return tuple(_range(name, table.table(name)) for name in table.keys())  # noqa: SIM118 - a Table is no dict


def _range(name: str, table: Table) -> KnobRange:
    logarithmic = table.get("logarithmic", bool, False)
    return KnobRange(name, table.value("low"), table.value("high"), logarithmic, text_of(table, "try_this"))


def step_task(table: Table, program: Program, texts: dict[str, dict[str, str]], folder: Path) -> StepTask:
    """What there is to do in Step mode. What is said at the end has a section of its own, ``# FILE:step``."""
    section = f"{program.name}:step"
    for language, sections in texts.items():
        if section not in sections:
            where = str(folder / f"text.{language}.md")
            raise ProblemError(Problem("lesson-missing-key", where, 1, {"key": section}))
    ranges, start = _knobs(table.table("knobs"), program)
    done = {language: sections[section] for language, sections in texts.items()}
    return StepTask(text_of(table, "ask"), _goal(table, program), done, ranges, start)


def _knobs(table: Table, program: Program) -> tuple[tuple[KnobRange, ...], dict[str, KnobValue]]:
    """How far each knob may be moved, and what it is set to when Step mode begins."""
    ranges, start = [], {}
    for name in table.keys():  # noqa: SIM118 - a Table is no dict
        inner = table.table(name)
        reach = _range(name, inner)
        start[name] = inner.value("start")
        if program.knob(name) is None or not _is_between(reach.low, start[name], reach.high):
            raise inner.bad("start", f"a value within the range of a knob of {program.name}")
        ranges.append(reach)
    return tuple(ranges), start


def _is_between(low: KnobValue, value: KnobValue, high: KnobValue) -> bool:
    if isinstance(low, str) or isinstance(value, str) or isinstance(high, str):
        return isinstance(value, str)
    return low <= value <= high


def _goal(table: Table, program: Program) -> StepGoal:
    """Exactly one of `output`, `line` and `waits`."""
    inner = table.table("goal")
    if len([key for key in ("output", "line", "waits") if key in inner]) != 1:
        raise table.bad("goal", "output, line or waits")
    if "output" in inner:
        text = inner.get("output", str)
        try:
            comparison(text)
        except ValueError as error:
            raise inner.bad("output", "a comparison: output == 1") from error
        return StepGoal(output=text)
    thread = inner.get("thread", str)
    if "waits" in inner:
        return StepGoal(thread=thread, waits=inner.one_of("waits", _WAITS))
    line = inner.get("line", str)
    if line not in program.source:
        raise inner.bad("line", f"text that stands in {program.name}")
    return StepGoal(thread=thread, line=line)
