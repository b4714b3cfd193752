"""Runs in which nothing is seen to happen, and which are not stuck: they compute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.diagnosis.lab import AGREEING
from core.diagnosis.result import Diagnosis

if TYPE_CHECKING:
    from core.diagnosis.lab import LabView
    from core.snapshot import ThreadView

# After this long (seconds) without anything to be seen a learner may wonder.
BUSY_S = 2.0
# A process is inside of one call where it has been silent for this long (seconds) although one of its threads has used
# so much processor time meanwhile, and so many times as much as all the others. On a machine however busy, who gives up
# the interpreter's lock gets it back only after the probe has had it; and while one thread computes for so long, the
# system has let the probe's ask for it.
_SILENT_S, _USED_S, _TIMES = 0.5, 0.25, 4.0


def busy(lab: LabView) -> Diagnosis | None:
    """That it still computes, where nothing else has been seen for a while."""
    snapshot = lab.snapshot
    running = [
        thread
        for thread in lab.living
        if thread.activity == "running" and thread.samples >= AGREEING and lab.process(thread).silence is None
    ]
    if not running or snapshot.t - snapshot.shown < BUSY_S:
        return None
    return Diagnosis("busy", snapshot.shown, _of(lab, running))


def gil_held(lab: LabView) -> Diagnosis | None:
    """That one call keeps the interpreter to itself: the process computes, and cannot even be sampled."""
    snapshot = lab.snapshot
    for process in snapshot.processes:
        silence = process.silence
        if silence is None or not lab.is_sampled(process) or (snapshot.origin and not snapshot.origin.gil):
            continue
        is_long = silence.t - silence.since >= _SILENT_S
        if is_long and silence.most >= max(_USED_S, _TIMES * silence.rest):
            others = [thread.actor.letter for thread in lab.living if thread.actor.key.pid != process.pid]
            facts = {"waiter": lab.letter(process.pid), "line": 0, "others": others}
            return Diagnosis("gil-held", silence.since, facts)
    return None


def _of(lab: LabView, running: list[ThreadView]) -> dict[str, Any]:
    first = running[0]
    return {
        "waiter": first.actor.letter,
        "line": first.state.line,
        "function": first.state.function,
        "running": [thread.actor.letter for thread in running],
        "others": [thread.actor.letter for thread in lab.living if all(thread is not each for each in running)],
    }
