"""What one sample costs: the processor time of the thread that takes them, by how many threads the program has.

    python -m tests.bench sample_cost [THREADS…] [--seconds S] [--python EXE]…

Runs a program with so many threads (1, 4 and 16), of which every other one computes and the rest wait or sleep, in a
lab without a window. What the kernel says that the sampling thread used is divided by the samples that it wrote in
that time. (Linux.) Two more figures tell what that is made of:

waking  what a bare thread of the same program uses that only waits as long, reads its clock and waits again: system,
        virtual machine, and the interpreter's lock that the computing threads have
hot     what a sample costs of many that are taken one right after the other, when all that it touches is in the
        processor's caches; after 16 ms in which others computed, or the processor slept, it is not
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
from core.lab.ring import PROTOCOL
from core.observation import Sample
from tests.bench.figures import note
from tests.core.direct_lab import interpreters, lab_environment, plain_environment, read_rings

ROOT = Path(__file__).parents[2]
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
"""
_STAY = "time.sleep(60)\n"

_TELL = """
def measure():
    wake = _thread.allocate_lock()
    wake.acquire()
    {before}
    time.sleep({settle})
    rounds, until, used = 0, time.monotonic() + {seconds}, time.thread_time()
    while time.monotonic() < until:
        {round}
        rounds += 1
    print((time.thread_time() - used) / rounds * 1e6, flush=True)
    os._exit(0)


import _thread
import os

_thread.start_new_thread(measure, ())
"""
_WAKE = "wake.acquire(True, 0.016), time.thread_time()"
_HOT_FROM = """
    from core.lab.probe.inside.start import Probe

    watching = {{"names": ["counter"], "progress": []}}
    lab = {{"protocol": {protocol}, "rings": ".", "program": __file__, "start_method": "", "watching": watching}}
    probe = Probe(lab, time.monotonic())
    probe._sampler.ident = _thread.get_ident()
"""
_HOT = "probe._sample(time.monotonic())"
_HOT_S = 0.5
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
            waking, hot = measure_waking(python, threads, chosen.seconds), measure_hot(python, threads)
            asked, holds = (f"<= {_FOUR_US:.0f} us", cost <= _FOUR_US) if threads == 4 else ("", None)
            said = f"{cost:.0f} us, of that {waking:.0f} for waking; hot {hot:.0f} us"
            note(f"a sample of {threads} threads, {vet(python).version_text}", asked, said, holds)
            load = f"{rate:4.1f} a second, load {os.getloadavg()[0]:4.1f}"
            print(f"{threads:3} threads: {said}, {load}  {python}", flush=True)


def measure(python: str, threads: int, seconds: float) -> tuple[float, float]:
    """Microseconds of a sample, and samples a second."""
    with tempfile.TemporaryDirectory(prefix="crosstalk-bench-") as name:
        folder = Path(name)
        program = folder / "program.py"
        program.write_text(_PROGRAM.format(threads=threads) + _STAY, encoding="utf-8")
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


def measure_waking(python: str, threads: int, seconds: float) -> float:
    """Microseconds for waking up, beside the same threads, and waiting again."""
    telling = _TELL.format(before="", settle=_SETTLE_S, seconds=seconds, round=_WAKE)
    return _told_by(python, threads, telling, plain_environment())


def measure_hot(python: str, threads: int) -> float:
    """Microseconds of a sample, taken right after another."""
    before = _HOT_FROM.format(protocol=PROTOCOL)
    telling = _TELL.format(before=before, settle=_SETTLE_S, seconds=_HOT_S, round=_HOT)
    return _told_by(python, threads, telling, plain_environment() | {"PYTHONPATH": str(ROOT)})


def _told_by(python: str, threads: int, telling: str, environment: dict[str, str]) -> float:
    """What the program prints in its second line, when `telling` is part of it."""
    with tempfile.TemporaryDirectory(prefix="crosstalk-bench-") as folder:
        program = Path(folder) / "program.py"
        program.write_text(_PROGRAM.format(threads=threads) + telling + _STAY, encoding="utf-8")
        command = [python, str(program)]
        done = subprocess.run(command, env=environment, cwd=folder, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout.splitlines()[1])


def _used(pid: int, own: set[int]) -> float:
    """Processor seconds of the one thread that is not the program's own (proc(5), schedstat)."""
    (task,) = [number for number in map(int, os.listdir(f"/proc/{pid}/task")) if number not in own]
    return int(Path(f"/proc/{pid}/task/{task}/schedstat").read_text().split()[0]) / 1e9


if __name__ == "__main__":
    main(sys.argv[1:])
