"""`python -m core lessons`: what there is to learn, and whether it is all true."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from core import interpreters, paths
from core.check import Check, check
from core.interpreters import Interpreter
from core.lesson import Lesson
from core.lesson_file import load_lessons


def list_lessons(quiet: bool) -> dict[str, Any]:
    """The lessons and what is wrong with those that cannot be loaded; printed, too, unless `quiet`."""
    lessons, problems = load_lessons(paths.lessons_folder())
    if not quiet:
        for lesson in lessons:
            names = ", ".join(variant.program.name for variant in lesson.programs)
            print(f"{lesson.number}  {lesson.title['en']}: {names}")
        for problem in problems:
            print(problem, file=sys.stderr)
    return {"lessons": [_lesson(lesson) for lesson in lessons], "problems": [str(problem) for problem in problems]}


def check_lessons(quiet: bool, folder: Path | None = None) -> dict[str, Any]:
    """Every promise on every CPython that is there, printed one by one as they are run, unless `quiet`. `broken`
    counts those that were not kept. The lessons are those in `folder`, otherwise Crosstalk's own."""
    lessons, problems = load_lessons(folder or paths.lessons_folder())
    pythons = interpreters.find()
    checks = []
    for result in check(lessons, pythons):
        checks.append(result)
        if not quiet:
            print(_line(result), flush=True)
    broken = sum(not result.kept for result in checks)
    if not quiet:
        print(f"{len(checks) - broken} of {len(checks)} promises kept on {len(pythons)} interpreters")
        for problem in problems:
            print(problem, file=sys.stderr)
    return {
        "interpreters": [_interpreter(python) for python in pythons],
        "checks": [result.to_json() for result in checks],
        "kept": len(checks) - broken,
        "broken": broken,
        "problems": [str(problem) for problem in problems],
    }


def _lesson(lesson: Lesson) -> dict[str, Any]:
    return {
        "id": lesson.id,
        "number": lesson.number,
        "chapter": lesson.chapter,
        "title": lesson.title,
        "headline": lesson.headline,
        "folder": str(lesson.folder),
        "programs": [
            {
                "name": variant.program.name,
                "title": variant.title,
                "views": list(variant.views),
                "knobs": {knob.name: knob.value for knob in variant.program.knobs},
                "uses_processes": variant.uses_processes,
            }
            for variant in lesson.programs
        ],
        "promises": len(lesson.promises),
    }


def _interpreter(python: Interpreter) -> dict[str, Any]:
    return {
        "version": python.version_text,
        "path": python.path,
        "gil": python.gil,
        "start_methods": list(python.start_methods),
    }


def _line(result: Check) -> str:
    """One line: kept or not, where, and what was seen where it was not."""
    where = " ".join(part for part in (result.interpreter.version_text, result.start_method) if part)
    said = f"{'kept  ' if result.kept else 'BROKEN'} {result.lesson} {result.promise.program} on {where}"
    times = f", {result.runs} runs" if result.runs > 1 else ""
    if result.kept:
        return said + times
    found = result.evidence
    expected = result.to_json()["expect"]
    return f"{said}{times}: expected {expected}, found {found.ending} {found.diagnosis} {found.output[-200:]!r}"
