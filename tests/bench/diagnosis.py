"""How long it takes from a hang to its diagnosis, for every stuck program of the tests, on every interpreter.

    python -m tests.bench diagnosis [PATTERN]

One program at a time. The hang is when the last of those who are stuck began to wait (for a program that computes:
when something was last seen to happen), by the run's own clock; the diagnosis, when a window that asks thirty times a
second would show it. PATTERN chooses programs by a part of their names.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from pathlib import Path

from core.interpreters import vet
from core.recording import Recording
from core.run import Order, Run
from core.subject import Subject
from tests.bench.figures import note
from tests.core.direct_lab import interpreters

_MOST_S = 1.0
_LABS = Path(__file__).parents[1] / "labs" / "stuck"
_TICK_S = 0.033
_GIVE_UP_S = 10.0


def main(arguments: list[str]) -> None:
    """Prints a table of seconds by code and interpreter: median, and worst."""
    pattern = arguments[0] if arguments else ""
    programs = [path for path in sorted(_LABS.glob("*__*.py")) if pattern in path.name]
    programs = [path for path in programs if not path.stem.endswith("_fixed")]
    for python in interpreters():
        print(vet(python).version_text, flush=True)
        times: dict[str, list[float]] = defaultdict(list)
        for path in programs:
            code, seconds = _measure(path, python)
            times[code].append(seconds)
            print(f"    {path.stem:34} {code:18} {seconds:5.2f} s", flush=True)
        for code, all_of_it in sorted(times.items()):
            worst = max(all_of_it)
            is_asked = code != "busy"  # computing is no hang
            asked, holds = (f"<= {_MOST_S} s", worst <= _MOST_S) if is_asked else ("", None)
            note(f"hang to diagnosis, {code}, {vet(python).version_text}", asked, f"{worst:.2f} s", holds)
            print(f"  {code:18} median {statistics.median(all_of_it):5.2f} s   worst {worst:5.2f} s")


def _measure(path: Path, python: str) -> tuple[str, float]:
    """The code, and the seconds from the hang to it."""
    run = Run(Order(python, path=path, directory=path.parent))
    recording = Recording(Subject(path.name))
    try:
        while run.outcome is None and run.elapsed < _GIVE_UP_S:
            run.wait(_TICK_S)
            recording.append(run.drain())
            snapshot = recording.snapshot(run.elapsed)
            if snapshot.diagnosis is not None:
                return snapshot.diagnosis.code, snapshot.t - snapshot.diagnosis.since
        return "none", float("nan")
    finally:
        run.close()
