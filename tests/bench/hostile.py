"""Hostile programs in the real window: what it says of each, how late it gets, how soon Stop works, what is left.

    python -m tests.bench hostile [NAME]… [--runs N] [--small]

Each program of `tests/labs/hostile` is opened as a learner's own and run in its full size (`--small`: as the tests have
it). Where it does not end by itself it is stopped, half a second after it has got to its point; where it takes a while
to end, it is run twice: to its end, and stopped on the way.

Printed per program, the worst of all runs: how late a 5 ms timer of the window was, the start and the end of the run
included (p99 and most, ms; limit of the most 100), and the most processor time (ms) that the window's thread used
between two firings, which other load does not change; Stop by the warden's clock and as seen from another process (ms;
limits 100, and 250 for the fork bomb); what is left of processes, shared memory, semaphores, folders, descriptors and
threads; and the sentence. As root, everything happens in a control group with room for 1,000 processes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from gui.lesson_page import LessonPage
from gui.run_bar import RunBar
from tests.bench.figures import note
from tests.bench.lateness import Lateness
from tests.bench.real_window import RealWindow, real_window
from tests.held import held
from tests.labs.hostile import PROGRAMS, Hostile
from tests.leftovers import traces

ROOM = 1_000
STOP_MS = 100.0
BOMB_STOP_MS = 250.0
MOST_MS = 100.0
_PATIENCE_S = 2.0
_END_S = 600.0
_OUTSIDE = """
import os, select, time
from core.lab import proc

def living():
    found = {pid for pid in proc.descendants(os.getppid()) if pid != os.getpid()}
    return {pid for pid in found if b"lab/warden.py" not in proc.command(pid)}

print("ready", flush=True)
while True:
    pids = living() or living()
    if not pids:
        break
    for pid in pids:
        try:
            descriptor = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        select.select([descriptor], [], [])
        os.close(descriptor)
print(time.monotonic())
"""
"""Looks on from another process: when nothing of the lab lives any more."""


@dataclass(slots=True)
class Measured:
    """The worst of some runs; times in ms, `used` processor time of the window's thread."""

    sentence: str = ""
    p99: float = 0.0
    most: float = 0.0
    used: float = 0.0
    said_ms: float = 0.0
    seen_ms: float = 0.0
    left: set[str] = field(default_factory=set)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench hostile")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--small", action="store_true")
    chosen = parser.parse_args(arguments)
    print(f"load {os.getloadavg()[0]:.2f}, {os.cpu_count()} cores, {chosen.runs} runs each")
    with ExitStack() as stack:
        try:
            stack.enter_context(held(ROOM))
        except OSError as error:
            print(f"the fork bomb will refuse to run: {error}")
        _measure_all(chosen)


def _measure_all(chosen: argparse.Namespace) -> None:
    print(f"{'program':20} {'p99':>6} {'most':>6} {'used':>6} {'stop':>6} {'seen':>6}  left     sentence")
    with real_window() as window:
        for hostile in PROGRAMS:
            if not chosen.names or hostile.name in chosen.names:
                _print(hostile, _worst(window, hostile, chosen))


def _worst(window: RealWindow, hostile: Hostile, chosen: argparse.Namespace) -> Measured:
    worst = Measured()
    ways = [True] if hostile.has_to_be_stopped else [False, True] if hostile.lasts else [False]
    for _ in range(chosen.runs):
        for stop in ways:
            with tempfile.TemporaryDirectory(prefix="b-") as folder:
                tempfile.tempdir = folder
                try:
                    _measure(window, hostile, Path(folder), worst, small=chosen.small, stop=stop)
                finally:
                    tempfile.tempdir = None
    return worst


def _measure(window: RealWindow, hostile: Hostile, folder: Path, worst: Measured, *, small: bool, stop: bool) -> None:
    """One run in the window, stopped when it has got to its point, or left to its end."""
    path = folder / "home" / f"{hostile.name}.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(hostile.text(small=small), encoding="utf-8")
    page = window.own_page(path)
    before = traces(folder)
    watch = Lateness()
    page.run_without_predicting()
    if stop:
        window.until(lambda: not page.has_live_run or hostile.has_begun(page.snapshot))
        window.until(lambda: not page.has_live_run, hostile.settle_s)
        _stop(window, page, worst)
    window.until(lambda: not page.has_live_run, _END_S)
    late = watch.stop()
    window.until(lambda: traces(folder) <= before, _PATIENCE_S)
    worst.p99 = max(worst.p99, late[min(len(late) - 1, int(len(late) * 0.99))])
    worst.most = max(worst.most, late[-1])
    worst.used = max(worst.used, *watch.used_ms)
    worst.left |= traces(folder) - before
    if stop == hostile.has_to_be_stopped:
        worst.sentence = page.findChild(RunBar).chip.tip
    window.close_own(path)


def _stop(window: RealWindow, page: LessonPage, worst: Measured) -> None:
    """Presses Stop, and has another process look when nothing lives any more."""
    with subprocess.Popen([sys.executable, "-c", _OUTSIDE], stdout=subprocess.PIPE) as outside:
        assert outside.stdout is not None
        outside.stdout.readline()
        asked = time.monotonic()
        page.stop()
        window.until(lambda: not page.has_live_run)
        worst.seen_ms = max(worst.seen_ms, (float(outside.stdout.readline()) - asked) * 1000)
    worst.said_ms = max(worst.said_ms, page.snapshot.stop_ms or 0.0)


def _print(hostile: Hostile, worst: Measured) -> None:
    limit = BOMB_STOP_MS if hostile.name == "fork_bomb" else STOP_MS
    in_time = worst.most <= MOST_MS and max(worst.said_ms, worst.seen_ms) <= limit
    holds = in_time and not worst.left and hostile.said[0] in worst.sentence
    stop = f"Stop {max(worst.said_ms, worst.seen_ms):.0f} ms, " if worst.said_ms else ""
    note(
        f"hostile program {hostile.name}",
        f"Stop <= {limit:.0f} ms, window late <= {MOST_MS:.0f} ms, nothing left",
        f"{stop}{worst.most:.0f} ms late, {len(worst.left) or 'nothing'} left: “{worst.sentence}”",
        holds,
    )
    times = f"{worst.p99:6.1f} {worst.most:6.1f} {worst.used:6.1f} {worst.said_ms:6.1f} {worst.seen_ms:6.1f}"
    left = ", ".join(sorted(worst.left)) or "nothing"
    print(f"{hostile.name:20} {times}  {left:8} {'' if holds else 'OVER '}{worst.sentence}", flush=True)
