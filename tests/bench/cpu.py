"""What the probe costs: processor time in a lab against the plain program, in sandwiches of plain, lab, plain.

    python -m tests.bench cpu [counters] [prints] [queues] [shared] [--sandwiches N] [--python EXE]…

A ratio is what the lab used (user and system time of the whole tree) against the mean of the two plain runs around
it: what the machine does more slowly for a while weighs on both. Told are the median of the ratios, with the interval
that has the true one in it in 95 of 100 cases whatever their distribution (order statistics: H. A. David and H. N.
Nagaraja, Order Statistics, 3rd edition, 7.1), and, to tell what the machine is worth, the same of plain against plain:
each sandwich's second plain run against its first. For ``counters`` (two threads of ten million rounds) also how many
samples a second there were.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from core.observation import Sample
from tests.bench.figures import note
from tests.core.direct_lab import interpreters, lab_environment, plain_environment, read_rings

PROGRAMS = {
    "counters": """
import threading
ROUNDS = 10_000_000
counter = 0
def add():
    global counter
    for i in range(ROUNDS):
        counter += 1
def subtract():
    global counter
    for i in range(ROUNDS):
        counter -= 1
threads = [threading.Thread(target=add), threading.Thread(target=subtract)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
""",
    "prints": """
import sys
sys.stdout.reconfigure(line_buffering=True)
for i in range(300_000):
    print("line", i)
""",
    "queues": """
import queue
q = queue.Queue()
for i in range(300_000):
    q.put(i)
    q.get()
    q.task_done()
""",
    "shared": """
import multiprocessing
if __name__ == "__main__":
    q = multiprocessing.Queue()
    for i in range(30_000):
        q.put(i)
        q.get()
""",
}
WATCHING = {
    "names": ["counter"],
    "progress": [
        {"function": "add", "variable": "i", "step": 1, "total": "ROUNDS"},
        {"function": "subtract", "variable": "i", "step": -1, "total": "ROUNDS"},
    ],
}
LIMIT, LEAST_RATE = 1.03, 40
SANDWICHES = 40
_CONFIDENCE = 0.95


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench cpu")
    parser.add_argument("programs", nargs="*", choices=[[], *PROGRAMS])
    parser.add_argument("--sandwiches", type=int, default=SANDWICHES)
    parser.add_argument("--python", action="append")
    options = parser.parse_args(arguments)
    for name in options.programs or ["counters"]:
        for python in options.python or interpreters():
            _tell(name, _version(python), *_measure(python, name, options.sandwiches))


def _tell(name: str, version: str, ratios: list[float], control: list[float], rates: list[float]) -> None:
    median, rate = statistics.median(ratios), statistics.median(rates)
    shown, plain = _shown(ratios), _shown(control)
    print(f"{name:9} {version:8} {shown}  plain against plain {plain}  {rate:.1f} samples/s", flush=True)
    if name == "counters":
        what = f"CPU against the plain run, two threads of 10,000,000 rounds, {version}"
        note(what, f"<= {LIMIT}", shown, median <= LIMIT)
        note(f"plain runs of it against plain runs, {version}", "", plain, None)
        note(f"samples a second in it, {version}", f">= {LEAST_RATE}", f"{rate:.0f}", rate >= LEAST_RATE)


def _shown(ratios: list[float]) -> str:
    low, high = interval(ratios)
    return f"median {statistics.median(ratios):.3f} (95 %: {low:.3f} to {high:.3f}; {len(ratios)})"


def interval(values: list[float]) -> tuple[float, float]:
    """Two of `values`, as far from the least as from the greatest, that the true median lies between with a
    probability of 95 % at least: how many of them are below it is binomial. Of fewer than six no two do; then the
    least and the greatest."""
    ordered, count = sorted(values), len(values)
    rank, outside = 0, 2.0**-count * 2
    while outside + 2 * math.comb(count, rank + 1) / 2**count <= 1 - _CONFIDENCE:
        rank += 1
        outside += 2 * math.comb(count, rank) / 2**count
    return ordered[rank], ordered[-1 - rank]


def _measure(python: str, name: str, sandwiches: int) -> tuple[list[float], list[float], list[float]]:
    """Of each sandwich: lab against plain, plain against plain, and the samples per second. None shares a run with
    another: the interval is that of ratios which are independent."""
    ratios, control, rates = [], [], []
    with tempfile.TemporaryDirectory(prefix="crosstalk-bench-") as folder:
        program = Path(folder) / "program.py"
        program.write_text(PROGRAMS[name], encoding="utf-8")
        for _ in range(sandwiches):
            before = _seconds(python, program, plain_environment())
            lab, rate = _observed(python, program)
            after = _seconds(python, program, plain_environment())
            ratios.append(2 * lab / (before + after))
            control.append(after / before)
            rates.append(rate)
    return ratios, control, rates


def _observed(python: str, program: Path) -> tuple[float, float]:
    """The processor time in a lab, and its samples per second."""
    with tempfile.TemporaryDirectory(prefix="crosstalk-bench-") as folder:
        environment = lab_environment(Path(folder), program, "", WATCHING)
        seconds = _seconds(python, program, environment)
        times = [sample.t for sample in read_rings(Path(folder) / "rings")[0] if isinstance(sample, Sample)]
    return seconds, (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0


def _seconds(python: str, program: Path, environment: dict[str, str]) -> float:
    """User and system time of a run, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen([python, str(program)], env=environment, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        while os.read(child.stdout.fileno(), 1 << 20):
            pass
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert child.returncode == 0
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _version(python: str) -> str:
    code = "import platform; print(platform.python_version())"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main(sys.argv[1:])
