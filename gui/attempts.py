"""What is kept of each run of this session: enough to judge predictions by and to show all results together."""

from __future__ import annotations

from dataclasses import dataclass

from core.lesson import LessonProgram, knob_values
from core.observation import Outcome
from core.program import Program
from core.snapshot import Snapshot
from core.verdict import Findings, findings
from gui.wording import python_name


@dataclass(frozen=True, slots=True)
class Attempt:
    """A run that is over, or stuck. `result` is what the lesson says that the result is; None where there is none."""

    python: str
    gil: bool
    start_method: str
    findings: Findings
    outcome: Outcome | None
    result: int | float | str | None

    @property
    def where(self) -> str:
        """The interpreter, in few characters."""
        return python_name(self.python, self.gil, short=True)

    @property
    def number(self) -> float | None:
        """The result where it is a number."""
        return float(self.result) if isinstance(self.result, int | float) else None


def attempt_of(lesson_program: LessonProgram, program: Program, snapshot: Snapshot) -> Attempt:
    """What to keep of a run of `program` that ends, or hangs, with `snapshot`."""
    origin = snapshot.origin
    found = findings(snapshot, knob_values(program))
    return Attempt(
        origin.python if origin else "",
        origin.gil if origin else True,
        origin.start_method if origin else "",
        found,
        snapshot.outcome,
        found.result(lesson_program.result),
    )
