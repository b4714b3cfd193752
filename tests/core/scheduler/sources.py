"""The small programs that the scheduler's tests search, and how their answers are compared."""

from __future__ import annotations

from pathlib import Path

from core.scheduler import Exploration, sample

FOLDER = Path(__file__).parent / "programs"
TEACHING = sorted(path.stem for path in (FOLDER / "teaching").glob("*.py"))
"""Typical programs of courses and tutorials, each about one thing."""


def source(name: str, **literals: object) -> str:
    """The text of a program, with some of its first ``NAME = literal`` lines changed."""
    text = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    for literal, value in literals.items():
        place = next(i for i, line in enumerate(lines) if line.startswith(f"{literal} = "))
        lines[place] = f"{literal} = {value}\n"
    return "".join(lines)


def ends(found: Exploration) -> set[tuple[object, ...]]:
    """What people would see, without the lines at which threads wait."""
    return {
        (
            one.outcome.kind,
            one.outcome.output,
            tuple((uncaught.thread, uncaught.text) for uncaught in one.outcome.uncaught),
            tuple((wait.thread, wait.operation, wait.object) for wait in one.outcome.waiting),
        )
        for one in found.outcomes
    }


def sampled(text: str, runs: int) -> Exploration:
    """What at least so many runs on real threads came to."""
    return sample(text, budget_s=60.0, progress=lambda done, seconds: done < runs)
