"""The small programs that the scheduler's tests search."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "programs"


def source(name: str, **literals: object) -> str:
    """The text of a program, with some of its first ``NAME = literal`` lines changed."""
    text = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    for literal, value in literals.items():
        place = next(i for i, line in enumerate(lines) if line.startswith(f"{literal} = "))
        lines[place] = f"{literal} = {value}\n"
    return "".join(lines)
