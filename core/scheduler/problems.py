"""What can be wrong with what a person gives to the scheduler."""

from __future__ import annotations

from core.problem import Problem, ProblemError


def bad_schedule(reason: str, step: int | None = None) -> ProblemError:
    """A schedule that cannot be read or followed; `step` counts from 0."""
    details = {"reason": reason} if step is None else {"reason": reason, "step": str(step)}
    return ProblemError(Problem("bad-schedule", details=details))
