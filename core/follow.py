"""A run followed to its end by a thread that has nothing else to do: checks of lessons, and many runs in a row."""

from __future__ import annotations

from collections.abc import Callable

from core.recording import Recording
from core.run import Run
from core.snapshot import Snapshot

# How long to wait for something new before looking again (seconds).
_TICK_S = 0.02
STUCK_S, LONG_STUCK_S = 1.0, 5.0
"""How long a run has to have been stuck before it is taken for hung (seconds); the longer time where another process
may still be on its way, which is not seen before it runs and may take long to start on a busy machine."""


def follow(run: Run, recording: Recording, is_enough: Callable[[Snapshot], bool]) -> Snapshot:
    """The state at the end of `run`, which is stopped (``timed-out``) as soon as `is_enough` says of its newest state
    that there is no use in waiting any longer. Nothing of it is left then."""
    try:
        while run.outcome is None:
            run.wait(_TICK_S)
            recording.append(run.drain())
            if is_enough(recording.snapshot(run.elapsed)):
                run.stop("timed-out")
    finally:
        run.close()
    return recording.snapshot()


def stuck_for(snapshot: Snapshot) -> float:
    """Seconds for which nothing at all has gone on."""
    diagnosis = snapshot.diagnosis
    return snapshot.t - diagnosis.since if diagnosis is not None and diagnosis.is_whole else 0.0
