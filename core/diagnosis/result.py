"""What a diagnosis is; its codes and facts are listed in `core.diagnosis`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

STUCK = frozenset(
    (
        "lock-cycle",
        "self-deadlock",
        "join-waits",
        "unfinished-tasks",
        "empty-queue",
        "full-queue",
        "child-died",
        "never-released",
        "never-notified",
    )
)
NOT_STUCK = frozenset(("waiting-input", "busy", "gil-held"))

CODES = STUCK | NOT_STUCK


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`since` is the time of the run from which it holds; `facts` the names and numbers that its sentence needs, all
    of them plain JSON values."""

    code: str
    since: float
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def is_stuck(self) -> bool:
        """Whether it says that something cannot go on by itself, and that nobody is expected to help it on."""
        return self.code in STUCK

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all goes on meanwhile."""
        return self.code not in ("busy", "gil-held") and not self.facts.get("others")
