"""`--set NAME=VALUE`: knobs set from the command line."""

from __future__ import annotations

import ast

from core import program
from core.literal import KnobValue, literal_value
from core.problem import Problem, ProblemError
from core.program import Program


def with_settings(text: Program, settings: list[str]) -> Program:
    """`text` with its knobs set, each as ``NAME=VALUE``. Raises `ProblemError`: ``not-a-setting``, or as
    `program.with_knob` does."""
    for setting in settings:
        name, equals, written = setting.partition("=")
        if not equals:
            raise ProblemError(Problem("not-a-setting", setting, details={"form": "NAME=VALUE"}))
        text = program.with_knob(text, name, _value(text, name, written))
    return text


def _value(text: Program, name: str, written: str) -> KnobValue:
    """What `written` is worth for that knob: a literal of the knob's own kind; a text may do without quotes."""
    knob = text.knob(name)
    if knob is None:
        raise ProblemError(program.knob_problem(text, name) or Problem("no-such-knob", name))
    try:
        value = literal_value(ast.parse(written, mode="eval").body)
    except (SyntaxError, ValueError):
        value = None
    if isinstance(knob.value, str):
        return value if isinstance(value, str) else written
    if isinstance(knob.value, float) and type(value) is int:
        return float(value)
    if value is None or type(value) is not type(knob.value):
        raise ProblemError(Problem("knob-not-literal", name, details={"value": written, "like": knob.literal}))
    return value
