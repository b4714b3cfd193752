"""Whether a learner's walk has done what the lesson asked for."""

from __future__ import annotations

import ast

from core.amount import comparison
from core.lesson import StepGoal
from core.scheduler.outcome import process_of
from core.scheduler.signals import Unsupported
from core.scheduler.stepping import Stepper, StepTaken


def reached(goal: StepGoal, source: str, stepper: Stepper, taken: StepTaken) -> bool:
    """Whether the goal was reached with the step just taken."""
    if goal.line:
        return taken.name == goal.thread and _executes(goal.line, source, taken)
    try:
        if goal.waits:
            waiting = (one for one in stepper.standings() if one.wait is not None and one.name == goal.thread)
            return any(one.wait is not None and one.wait.operation == goal.waits for one in waiting)
        outcome = stepper.outcome()
    except Unsupported:
        return False
    return outcome is not None and outcome.kind == "finished" and _printed(goal.output, stepper)


def _executes(text: str, source: str, taken: StepTaken) -> bool:
    lines = source.split("\n")
    return any(
        0 < instruction.line <= len(lines) and text in lines[instruction.line - 1] for instruction in taken.instructions
    )


def _printed(wanted: str, stepper: Stepper) -> bool:
    lines = process_of(stepper.heap)["#output"].split()
    try:
        last = ast.literal_eval(lines[-1]) if lines else None
    except (SyntaxError, ValueError):
        last = lines[-1]
    return comparison(wanted).holds(last, {})
