"""`python -m core explore` and `python -m core replay`: every schedule of a program, and one of them followed."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from core import program
from core.knob_settings import with_settings
from core.problem import Problem, ProblemError
from core.program import Program
from core.scheduler import Exploration, explore, replay, sample, schedule_from_json
from core.scheduler.memory_use import limit_memory


def explore_program(chosen: argparse.Namespace) -> dict[str, Any]:
    """Searches as the command line says; prints a short account unless JSON is asked for. Raises `ProblemError`.

    What the machine does not support is run on real threads for the rest of the budget.
    """
    text = _program(chosen.program, chosen.set)
    limit_memory()
    found = explore(text.source, text.name, chosen.grain, chosen.model, chosen.budget)
    left = chosen.budget - found.seconds
    if found.unsupported and left > 0:
        found = sample(text.source, text.name, left, unsupported=found.unsupported)
    if not chosen.json:
        _summarise(found)
    return found.to_json()


def replay_program(chosen: argparse.Namespace) -> dict[str, Any]:
    """Follows the schedule in a file; prints what the program printed, unless JSON is asked for. Raises
    `ProblemError`."""
    text = _program(chosen.program, chosen.set)
    followed = replay(text.source, text.name, schedule_from_json(_read(chosen.schedule)), chosen.on)
    if not chosen.json:
        print(followed.output, end="")
        place = "as the schedule says" if followed.diverged is None else f"it diverged at step {followed.diverged}"
        print(f"{len(followed.steps)} steps, {place}")
    return followed.to_json()


def _program(path: Path, settings: list[str]) -> Program:
    if not path.is_file():
        raise ProblemError(Problem("no-such-program", str(path)))
    return with_settings(program.load(path), settings)


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ProblemError(Problem("bad-schedule", str(path), details={"error": str(error)})) from error


def _summarise(found: Exploration) -> None:
    counted = "infinitely many" if found.schedules is None and found.complete else found.schedules
    whole = f"{counted} schedules" if found.complete else f"not complete ({found.stopped})"
    if found.sampled:
        whole = f"sampled, not exhaustive: {found.runs} runs on real threads, {found.unfinished} without an end"
    else:
        whole = f"{whole}, {found.states} states"
    print(f"{whole}, {found.seconds:.2f} s")
    for one in found.outcomes:
        data = one.to_json()
        share = "" if one.share is None else f"  {one.share:.4%} of the schedules"
        share = f"  {one.runs} runs" if one.runs is not None else share
        shown = data["exception"] or repr(data["output"])
        print(f"{data['kind']}: {shown}{share}, with {data['preemptions']} preemptions")
    for gap in found.unsupported:
        print(f"line {gap.line}: {gap.construct} is not supported")
