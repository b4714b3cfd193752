"""The figures that benches measure, each beside what is asked, kept for one table (`python -m tests.bench all`)."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "CROSSTALK_FIGURES"
"""The environment variable that names the file; without it nothing is kept."""


@dataclass(frozen=True)
class Figure:
    """What was measured, in words with its unit, and whether it is what is asked (`None`: nothing is)."""

    what: str
    asked: str
    measured: str
    holds: bool | None


def note(what: str, asked: str, measured: str, holds: bool | None) -> None:
    """Keeps a figure; what a bench prints is its own affair."""
    if name := os.environ.get(FILE):
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(Figure(what, asked, measured, holds))) + "\n")


def noted(path: Path) -> list[Figure]:
    return [Figure(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]
