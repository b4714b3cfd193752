"""Every bench, one after the other, and all figures in one table, each beside what is asked.

    python -m tests.bench all [--markdown] [--only NAME]… [--bundle FOLDER] [--documentation FOLDER]

Takes about two hours on two cores, which nothing else should use. With `--markdown` the table is written to
docs/performance.md; lines of benches that were not run this time stay there, with their date. `--only` takes the
benches of that name. FOLDER as for the benches `bundle` and `documentation`, which are left out without it.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import psutil

from tests.bench.figures import FILE, Figure, noted

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "performance.md"
PLAN = (
    "first_frame 15",
    "first_sample",
    "lateness --seconds 5",
    "stop 100",
    "hostile --runs 3",
    "stepping",
    "cpu counters",
    "sample_cost",
    "distribution",
    "identity",
    "promises",
    "diagnosis",
    "schedules",
    "schedules limits",
    "schedules orders",
    "schedules replays --count 10000",
    "recording",
    "drawing --minutes 10",
    "lateness --flood lines --minutes 10",
    "lateness --flood text --minutes 10",
)
_HEAD = "| bench | what | asked | measured | holds | date |"
_SIGNS = {True: "yes", False: "**no**", None: "–"}


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench all")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--bundle", metavar="FOLDER")
    parser.add_argument("--documentation", metavar="FOLDER")
    chosen = parser.parse_args(arguments)
    plan = {words: words.split() for words in PLAN}
    for name in ("bundle", "documentation"):
        if folder := getattr(chosen, name):
            plan[name] = [name, folder]
    lines = _read(PAGE) if PAGE.exists() else {}
    for label, words in plan.items():
        if not chosen.only or words[0] in chosen.only:
            lines[label] = [_line(label, figure) for figure in _run(words)]
            if chosen.markdown:  # after each: a bench that is interrupted loses nobody else's figures
                PAGE.write_text(_page(lines, [*plan, *lines]), encoding="utf-8")
    print(_HEAD, *(line for label in lines for line in lines[label]), sep="\n")


def _run(words: Sequence[str]) -> list[Figure]:
    """What it prints is seen meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "figures"
        kept.touch()
        command = [sys.executable, "-m", "tests.bench", *words]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, FILE: str(kept)}, stdout=sys.stderr)
        failed = [Figure("the bench itself", "ends", f"exit code {done.returncode}", False)]
        return noted(kept) + (failed if done.returncode else [])


def _line(label: str, figure: Figure) -> str:
    cells = (f"`{label}`", figure.what, figure.asked, figure.measured, _SIGNS[figure.holds], f"{datetime.date.today()}")
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _read(page: Path) -> dict[str, list[str]]:
    """The lines of its table, by bench."""
    lines: dict[str, list[str]] = {}
    for line in page.read_text("utf-8").splitlines():
        if line.startswith("| `"):
            lines.setdefault(line.split("`")[1], []).append(line)
    return lines


def _page(lines: dict[str, list[str]], order: Sequence[str]) -> str:
    table = [line for label in dict.fromkeys(order) for line in lines.get(label, [])]
    words = (
        "# Performance",
        "",
        "Written by `python -m tests.bench all --markdown`; each line is what `python -m tests.bench` with the words",
        "of its first column measured on the day in its last. Ratios are medians of runs taken by turns. What is",
        "asked is asked of a machine that does nothing else.",
        "",
        _machine(),
        "",
        _HEAD,
        "|---" * _HEAD.count(" |") + "|",
        *table,
    )
    return "\n".join(words) + "\n"


def _machine() -> str:
    import PySide6

    memory = psutil.virtual_memory().total / 2**30
    return (
        f"Machine: {platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GiB; CPython {platform.python_version()}, PySide6 {PySide6.__version__}."
    )
