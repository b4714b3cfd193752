"""Two runs of one program, side by side, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from core.lesson import LessonProgram
from core.snapshot import Snapshot
from core.verdict import findings
from gui.interpreter_picker import Setting
from gui.wording import number, outcome_chip, outcome_result, python_name, stop
from gui.wording_stuck import diagnosis_result, is_stuck

translate = QCoreApplication.translate


def names(settings: Sequence[Setting]) -> list[str]:
    """What each is called, as long as it takes to tell them apart."""
    methods = {each.start_method for each in settings}
    pythons = {each.python.path for each in settings}
    return [
        _name(each, with_python=len(pythons) > 1 or len(methods) == 1, with_method=len(methods) > 1)
        for each in settings
    ]


def _name(setting: Setting, *, with_python: bool, with_method: bool) -> str:
    python = python_name(setting.python.version_text, setting.python.gil)
    method = setting.start_method or setting.python.start_methods[0]
    if with_python and with_method:
        return translate("Compare", "{python}, {method}").format(python=python, method=method)
    return method if with_method else python


def result(variant: LessonProgram, snapshot: Snapshot) -> str:
    """What a run that is over showed, in a few words."""
    outcome = snapshot.outcome
    if is_stuck(snapshot.diagnosis) and snapshot.diagnosis is not None:
        return diagnosis_result(snapshot.diagnosis)
    found = findings(snapshot, {})
    shown = found.result(variant.result)
    if found.ending == "ends" and variant.result != "outcome" and shown is not None:
        return number(shown) if isinstance(shown, int | float) else shown
    if found.ending == "fails" and found.errors.strip():
        return found.errors.strip().split("\n")[-1]
    if found.ending == "runs":
        return translate("Compare", "went on until it was stopped")
    return outcome_result(outcome) if outcome is not None else ""


def how(snapshot: Snapshot) -> str:
    """How it ended, and after what time."""
    return outcome_chip(snapshot.outcome, snapshot.t) if snapshot.outcome is not None else ""


def last_line(snapshot: Snapshot) -> str:
    """The newest line that it printed."""
    lines = [line.text for line in snapshot.output.lines if line.stream == "stdout" and line.text.strip()]
    return lines[-1] if lines else ""


def verdict(variant: LessonProgram, called: Sequence[str], snapshots: Sequence[Snapshot]) -> str:
    """Whether the two came to the same."""
    results = [result(variant, snapshot) for snapshot in snapshots]
    found = [findings(snapshot, {}) for snapshot in snapshots]
    if found[0].ending == found[1].ending and results[0] == results[1]:
        return translate("Compare", "The same with both: {result}").format(result=results[0]) + stop()
    pairs = [
        translate("Compare", "{name}: {result}").format(name=name, result=each)
        for name, each in zip(called, results, strict=True)
    ]
    return translate("Compare", "Not the same. {first}; {second}").format(first=pairs[0], second=pairs[1]) + stop()
