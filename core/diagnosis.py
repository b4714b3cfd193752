"""Why a run is stuck: a fact with a code, read from a snapshot. No sentences: those are in `gui/wording.py`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`code` as in the issue's list (``unfinished-tasks``, ``empty-queue``, ``full-queue``, …); `since` the time of
    the run from which nothing has changed; `facts` the names and numbers that its sentence needs."""

    code: str
    since: float
    facts: dict[str, Any] = field(default_factory=dict)
