"""Recordings for tests of the window: a counter, a lock that is waited for, a line of output."""

from __future__ import annotations

from pathlib import Path

from core.observation import (
    Ended,
    Line,
    Observation,
    Outcome,
    ProcessStarted,
    Progress,
    RunStarted,
    Sample,
    ThreadEnded,
    ThreadStarted,
    ThreadState,
    Value,
    Wait,
    Watching,
)
from core.recording import Recording
from core.recording_file import save
from core.subject import Subject

SOURCE = """\
import threading

ROUNDS = 500
counter = 0


def add():
    global counter
    for i in range(ROUNDS):
        counter += 1


thread = threading.Thread(target=add)
thread.start()
thread.join()
print("<b>counter</b> & more", counter)
"""
SECONDS = 8.0
_MAIN, _ADDS = 1, 2


def recording(*, samples: int = 480) -> Recording:
    """Sixty samples a second; half of the counter's updates are lost from the middle on."""
    watching = Watching(("counter",), (Progress("add", "i", 1, "ROUNDS"),))
    found = Recording(Subject("count.py", SOURCE, watching, "counter", 500.0, {"ROUNDS": 500.0}))
    found.append(
        [
            RunStarted(0.0, "3.12.1", "/python", True, "fork"),
            ProcessStarted(0.0, 100, 1, "main", "main", ident=_MAIN),
            ThreadStarted(0.1, 100, _ADDS, "Thread-1 (add)"),
        ]
    )
    found.append(_sample(number, samples) for number in range(samples))
    found.append([ThreadEnded(7.9, 100, _ADDS), Line(7.95, "stdout", "<b>counter</b> & more 250", 100, _MAIN)])
    found.append([Ended(SECONDS, Outcome("finished", 0))])
    return found


def _sample(number: int, samples: int) -> Observation:
    t = 0.1 + number * 7.7 / samples
    lost = max(0, number - samples // 2) // 2
    waits = ThreadState(_MAIN, "MainThread", 15, "<module>", wait=Wait("join", "join", f"thread:{_ADDS}"))
    adds = ThreadState(_ADDS, "Thread-1 (add)", 10, "add", running=True, rounds=number)
    return Sample(t, t, 100, {"counter": Value("number", number - lost, "int", 7)}, threads=(waits, adds))


def saved(folder: Path, name: str = "handed in.crosstalk") -> Path:
    save(recording(), folder / name)
    return folder / name
