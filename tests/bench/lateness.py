"""How late a 5 ms timer is in the window's process while a run goes on and draws, and how its memory grows.

    python -m tests.bench lateness [--lesson ID] [--flood lines|text] [--crowd] [--seconds S] [--minutes M]

A program that ends soon is run again until the timer has fired at least 400 times: of the 40 times of one short run
the worst alone would be the p99. From each run's first sample to what is shown of its end everything counts, and the
gaps between runs do not. Beside it stands the most processor time (ms) that the window's thread has used between two
firings: unlike the lateness, that is no other on a machine that has other things to do.

Without `--lesson`, `--flood` and `--crowd`: every lesson, then both floods (infinite print with and without newlines),
then the crowd (sixteen threads and eight processes at once, half of which compute). With `--minutes` only the memory
of a flood is measured, for so long. Prints p50, p99 and the most in milliseconds, that processor time, the machine's
load, and memory in MB. With DISPLAY set the window opens there, otherwise off screen.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence

import psutil
from PySide6.QtCore import QObject, Qt, QTimer

from gui.lesson_page import LessonPage
from tests.bench.figures import note
from tests.bench.real_window import CROWD, FLOODS, RealWindow, real_window

_TIMER_MS = 5
_P99_MS, _MOST_MS, _MOST_MB = 16.0, 50.0, 20.0
_LEAST_TICKS = 400
"""So many make a p99 that is not just the worst."""
_SETTLE_S = 5.0
_MAPPED = "separate_memory"  # a lesson whose page has a process map, lanes, and output


class Lateness(QObject):
    """A precise timer that notes how much later than due it fired, and what processor time its thread has used since
    the time before, in ms."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self.used_ms: list[float] = []
        self._last, self._used = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=_TIMER_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def stop(self) -> list[float]:
        self._timer.stop()
        return sorted(self.late_ms)

    def _on_timeout(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        self.late_ms.append(max(0.0, (now - self._last) * 1000 - _TIMER_MS))
        self.used_ms.append((used - self._used) * 1000)
        self._last, self._used = now, used


def lateness(window: RealWindow, page: LessonPage, seconds: float) -> tuple[list[float], list[float]]:
    """While that page runs its program, the end included, each time at most so long: how late the timer was, and the
    processor time between two firings, in ms, sorted. Empty for a program that has ended before it was seen."""
    late: list[float] = []
    used: list[float] = []
    while len(late) < _LEAST_TICKS:
        page.run_without_predicting()
        window.until(lambda: page.snapshot.samples > 0 or not page.has_live_run)
        watch = Lateness()
        window.until(lambda: not page.has_live_run, seconds)
        found = watch.stop()
        window.stop(page)
        if not found:
            break
        late += found
        used += watch.used_ms
    return sorted(late), sorted(used)


def memory(window: RealWindow, page: LessonPage, minutes: float) -> tuple[float, float]:
    """MB when the flood has gone on for a moment, and the most after that."""
    page.run_without_predicting()
    window.until(lambda: page.snapshot.output.skipped > 0)
    window.until(lambda: False, _SETTLE_S)
    own = psutil.Process()
    begin = most = own.memory_info().rss / 1e6
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        window.until(lambda: False, 1.0)
        most = max(most, own.memory_info().rss / 1e6)
    window.stop(page)
    return begin, most


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench lateness")
    parser.add_argument("--lesson", default="")
    parser.add_argument("--flood", choices=tuple(FLOODS), default="")
    parser.add_argument("--crowd", action="store_true")
    parser.add_argument("--seconds", type=float, default=8.0, help="the most that a run is watched")
    parser.add_argument("--minutes", type=float, default=0.0, help="measure memory, for so long")
    chosen = parser.parse_args(arguments)
    with real_window() as window:
        if chosen.minutes:
            _print_memory(window, chosen.flood or "lines", chosen.minutes)
        else:
            _print_lateness(window, chosen)


def _print_lateness(window: RealWindow, chosen: argparse.Namespace) -> None:
    print(f"ms late; limits: p99 {_P99_MS}, most {_MOST_MS}")
    print(f"{'run':28} {'timers':>7} {'p50':>7} {'p99':>7} {'most':>7} {'used':>7} {'load':>7}")
    everything = not (chosen.lesson or chosen.flood or chosen.crowd)
    for lesson in window.lessons:
        if chosen.lesson == lesson.id or everything:
            _print_row(lesson.id, *lateness(window, window.page(lesson.id), chosen.seconds))
    for flood, source in FLOODS.items():
        if chosen.flood == flood or everything:
            _print_row(f"flood of {flood}", *lateness(window, window.page(source=source), chosen.seconds))
    if chosen.crowd or everything:
        _print_row("crowd", *lateness(window, window.page(_MAPPED, CROWD), chosen.seconds))


def _print_row(name: str, late: list[float], used: list[float]) -> None:
    if not late:
        print(f"{name:28} ended at once")
        return
    p50, p99 = (late[min(len(late) - 1, int(len(late) * share))] for share in (0.5, 0.99))
    holds = p99 <= _P99_MS and late[-1] <= _MOST_MS
    numbers = f"{len(late):7} {p50:7.1f} {p99:7.1f} {late[-1]:7.1f} {used[-1]:7.1f} {os.getloadavg()[0]:7.1f}"
    print(f"{name:28} {numbers}  {'' if holds else 'OVER'}", flush=True)
    asked = f"p99 <= {_P99_MS:.0f}, most <= {_MOST_MS:.0f} ms"
    note(f"timer late, {name}", asked, f"p99 {p99:.1f}, most {late[-1]:.1f} ms", holds)


def _print_memory(window: RealWindow, flood: str, minutes: float) -> None:
    begin, most = memory(window, window.page(source=FLOODS[flood]), minutes)
    grown = most - begin
    print(f"flood of {flood}: {begin:.1f} MB, at most {most:.1f} MB in {minutes:g} min")
    print(f"+{grown:.1f} MB (limit {_MOST_MB})")
    what = f"memory of the window, {minutes:g} min of {flood} without end"
    note(what, f"<= +{_MOST_MB:.0f} MB", f"+{grown:.1f} MB", grown <= _MOST_MB)
