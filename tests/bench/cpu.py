"""What the probe costs: processor time in a lab against the plain program, in pairs, one of each by turns.

    python -m tests.bench cpu [counters] [prints] [queues] [shared] [--pairs N] [--python EXE]…

Each line shows the median, lowest and highest ratio of the pairs (user and system time of the whole tree); for
``counters`` (two threads of ten million rounds) also how many samples a second there were.
"""

from __future__ import annotations

import argparse
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


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench cpu")
    parser.add_argument("programs", nargs="*", choices=[[], *PROGRAMS], default=["counters"])
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--python", action="append")
    options = parser.parse_args(arguments)
    for name in options.programs or ["counters"]:
        for python in options.python or interpreters():
            _tell(name, _version(python), *_measure(python, name, options.pairs))


def _tell(name: str, version: str, ratios: list[float], rates: list[float]) -> None:
    median, rate = statistics.median(ratios), statistics.median(rates)
    shown = f"median {median:.3f}  lowest {min(ratios):.3f}  highest {max(ratios):.3f}"
    if name == "counters":
        shown += f"  {rate:.1f} samples/s"
        what = f"CPU against the plain run, two threads of 10,000,000 rounds, {version}"
        note(what, f"<= {LIMIT}", f"{median:.3f} ({min(ratios):.2f} to {max(ratios):.2f})", median <= LIMIT)
        note(f"samples a second in it, {version}", f">= {LEAST_RATE}", f"{rate:.0f}", rate >= LEAST_RATE)
    print(f"{name:9} {version:8} {shown}", flush=True)


def _measure(python: str, name: str, pairs: int) -> tuple[list[float], list[float]]:
    """The ratio of each pair, and its samples per second."""
    with tempfile.TemporaryDirectory(prefix="crosstalk-bench-") as folder:
        program = Path(folder) / "program.py"
        program.write_text(PROGRAMS[name], encoding="utf-8")
        ratios, rates = [], []
        for pair in range(pairs):
            first_plain = pair % 2 == 0
            plain = _seconds(python, program, plain_environment()) if first_plain else 0.0
            lab, rate = _observed(python, program)
            plain = plain or _seconds(python, program, plain_environment())
            ratios.append(lab / plain)
            rates.append(rate)
    return ratios, rates


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
