"""A learner's or teacher's mistake, as a fact: something in the window turns it into sentences."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with something that a person supplied.

    `code` is a short name such as ``syntax-error`` or ``knob-out-of-range``, `where` a path, a knob or an
    interpreter, `line` a line number counted from 1 (None where there is none), and `details` the values that a
    sentence about it needs. `gui/wording.py` has a title, a cause and a remedy for each code, in every language;
    `str()` gives one plain English line for the command line and the logs.
    """

    code: str
    where: str = ""
    line: int | None = None
    details: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        place = f"{self.where}:{self.line}" if self.line is not None else self.where
        facts = ", ".join(f"{name} {value}" for name, value in self.details.items())
        return ": ".join(part for part in (place, self.code.replace("-", " "), facts) if part)


class ProblemError(Exception):
    """Raised where a problem prevents a value from being made; carries the `Problem`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
