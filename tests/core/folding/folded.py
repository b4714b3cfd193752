"""Observations folded into a snapshot: what the tests of this folder begin with."""

from __future__ import annotations

from core.folding import Fold
from core.observation import (
    ProcessStarted,
    RunStarted,
    Value,
    Wait,
)
from core.snapshot import Snapshot
from core.subject import Subject

MAIN = ProcessStarted(0.0, 100, 1, "main", "main", ident=1)
JOINS = Wait("join", "join", "thread:2")


def number(value: float) -> Value:
    return Value("number", value)


def fold(*observations, subject: Subject | None = None, t: float | None = None) -> Snapshot:
    state = Fold(subject or Subject("race.py"))
    for observation in (RunStarted(0.0, "3.12.1", "/python", True, "fork"), MAIN, *observations):
        state.apply(observation)
    return state.snapshot(t)
