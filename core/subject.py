"""What a run is about: the program, what is watched in it, and what its counter ought to be."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.observation import Watching


@dataclass(frozen=True, slots=True)
class Subject:
    """`drift` names the watch whose drift is measured ("" for none), `expected_end` is what it would end at had no
    update been lost, and `totals` gives the rounds of each `Progress.total`."""

    name: str
    source: str = ""
    watching: Watching = field(default_factory=Watching)
    drift: str = ""
    expected_end: float | None = None
    totals: dict[str, float] = field(default_factory=dict)
