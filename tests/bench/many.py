"""Many runs of one program: how long each takes, how soon all of it is gone after a stop, and how late the window is.

    python -m tests.bench many [--runs N] [--stops N]

The first two without a window. Lateness is that of a 5 ms timer in the real window while N runs go on and their
histogram grows. Prints medians, p99s and the most in milliseconds, and the machine's load.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from threading import Thread

import psutil

from core.interpreters import own
from core.many import Many
from tests.bench.lateness import Lateness
from tests.bench.real_window import real_window
from tests.gui import samples

_LESSON = "a_lock"  # its program takes a moment, and prints


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench many")
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--stops", type=int, default=20)
    options = parser.parse_args(arguments)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"one run: {_each(options.runs):.0f} ms")
    stops = sorted(_stop() for _ in range(options.stops))
    print(f"stop: median {statistics.median(stops):.0f} ms, most {stops[-1]:.0f} ms, left {_left()}")
    late = _lateness(options.runs)
    print(f"window: p50 {late[len(late) // 2]:.1f} ms, p99 {late[len(late) * 99 // 100]:.1f}, most {late[-1]:.1f}")


def _each(runs: int) -> float:
    """Of a program that prints one line: milliseconds for each of so many runs."""
    variant = samples.variant(samples.HELLO)
    began = time.perf_counter()
    many = Many(variant, variant.program, own(), "", runs)
    many.go()
    assert len(many.results) == runs
    return (time.perf_counter() - began) * 1000 / runs


def _stop() -> float:
    """From the stop of an endless program to the end of the thread, when nothing of it is left; in ms."""
    variant = samples.variant(samples.SLOW)
    many = Many(variant, variant.program, own(), "", 200)
    thread = Thread(target=many.go)
    thread.start()
    while len(psutil.Process().children(recursive=True)) < 2:  # the warden and the program
        time.sleep(0.005)
    time.sleep(0.2)
    began = time.perf_counter()
    many.stop()
    thread.join()
    return (time.perf_counter() - began) * 1000


def _left() -> int:
    return sum(child.status() != psutil.STATUS_ZOMBIE for child in psutil.Process().children(recursive=True))


def _lateness(runs: int) -> list[float]:
    with real_window() as window:
        page = window.page(_LESSON)
        page.run_many()
        page._many.start(runs, 10.0)
        watch = Lateness()
        window.until(lambda: not page.has_live_run, 600.0)
        return watch.stop()
