"""What one sample costs: the processor time of the thread that takes them, by how many threads the program has.

    python -m tests.bench sample_cost [THREADS…] [--seconds S] [--python EXE]…

Runs a program with so many threads (1, 4 and 16), of which every other one computes and the rest wait or sleep, in a
lab without a window. What the kernel says that the sampling thread used is divided by the samples that it wrote in
that time. (Linux.)
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from core.interpreters import vet
from core.observation import Sample
from tests.bench.figures import note
from tests.core.direct_lab import interpreters, lab_environment, read_rings

_PROGRAM = """
import queue
import threading
import time

counter = 0
q = queue.Queue()


def compute():
    global counter
    while True:
        counter += 1


def wait():
    q.get()


def sleep():
    while True:
        time.sleep(0.01)


for number in range({threads} - 1):
    threading.Thread(target=(compute, wait, compute, sleep)[number % 4], daemon=True).start()
print(*(thread.native_id for thread in threading.enumerate()), flush=True)
time.sleep(60)
"""
_SETTLE_S, _FOUR_US = 1.0, 9.0


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench sample_cost")
    parser.add_argument("threads", type=int, nargs="*", default=[1, 4, 16])
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--python", action="append")
    chosen = parser.parse_args(arguments)
    for python in chosen.python or interpreters():
        for threads in chosen.threads:
            cost, rate = measure(python, threads, chosen.seconds)
            load = os.getloadavg()[0]
            asked, holds = (f"<= {_FOUR_US:.0f} us", cost <= _FOUR_US) if threads == 4 else ("", None)
            note(f"a sample of {threads} threads, {vet(python).version_text}", asked, f"{cost:.0f} us", holds)
            print(
                f"{threads:3} threads: {cost:6.1f} us a sample, {rate:4.1f} a second, load {load:4.1f}  {python}",
                flush=True,
            )


def measure(python: str, threads: int, seconds: float) -> tuple[float, float]:
    """Microseconds of a sample, and samples a second."""
    with tempfile.TemporaryDirectory(prefix="crosstalk-bench-") as name:
        folder = Path(name)
        program = folder / "program.py"
        program.write_text(_PROGRAM.format(threads=threads), encoding="utf-8")
        environment = lab_environment(folder, program, "", {"names": ["counter"]})
        since = float(environment["CROSSTALK_T0"])
        with subprocess.Popen([python, str(program)], env=environment, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            own = set(map(int, child.stdout.readline().split()))
            time.sleep(_SETTLE_S)
            begin, before = time.monotonic() - since, _used(child.pid, own)
            time.sleep(seconds)
            end, after = time.monotonic() - since, _used(child.pid, own)
            child.kill()
        observations, _, _ = read_rings(folder / "rings")
    samples = sum(isinstance(seen, Sample) and begin <= seen.t < end for seen in observations)
    return (after - before) / samples * 1e6, samples / (end - begin)


def _used(pid: int, own: set[int]) -> float:
    """Processor seconds of the one thread that is not the program's own (proc(5), schedstat)."""
    (task,) = [number for number in map(int, os.listdir(f"/proc/{pid}/task")) if number not in own]
    return int(Path(f"/proc/{pid}/task/{task}/schedstat").read_text().split()[0]) / 1e9


if __name__ == "__main__":
    main(sys.argv[1:])
