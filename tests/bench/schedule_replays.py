"""Random schedules of many programs, at instruction grain, done again by real threads and compared: how many, and any
difference.

    python -m tests.bench schedules replays [--count 10000] [--python EXE] [--log FILE]

Schedule number i is the same in every run of the same Python. FILE gets a line for each that is done; what it has
already is not done again, so that it can be interrupted at any time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import core.lab.real_threads
from core.scheduler import Schedule, Stepper, explore, prepared
from core.scheduler.replay import compared, job_for
from tests.bench.figures import note
from tests.core.scheduler.pairs import PAIRS, program
from tests.core.scheduler.sources import TEACHING, source

_SMALL = ("race", "race_call", "deadlock", "buffer_if", "lost_wakeup", "creation", "check_then_act", "eaten_notify")
_SETTLE_S = 0.03
_TELL = 500


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench schedules replays")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--log", type=Path)
    options = parser.parse_args(arguments)
    if os.path.realpath(options.python) != os.path.realpath(sys.executable):  # the machine is of that version as well
        command = [
            options.python,
            "-c",
            "from tests.bench.schedule_replays import main; import sys; main(sys.argv[1:])",
        ]
        log = ["--log", str(options.log)] if options.log else []
        subprocess.run([*command, "--count", str(options.count), "--python", options.python, *log], check=False)
        return
    _replay(options.count, options.log)


def programs() -> dict[str, str]:
    texts = {name: program(name) for name in PAIRS} | {name: source(name) for name in _SMALL}
    for name in sorted(set(TEACHING) - {"timer"}):  # the library's own code between two touches cannot be held
        text = source(f"teaching/{name}")
        if not explore(text).unsupported:
            texts[name] = text
    return texts


def _replay(count: int, log: Path | None) -> None:
    texts = list(programs().items())
    done = [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log and log.exists() else []
    began, cpu = time.perf_counter(), time.process_time()
    with Followers() as followers:
        for i in range(len(done), count):
            name, text = texts[i % len(texts)]
            done.append({"schedule": i, "program": name, **one(name, text, random.Random(i), followers)})
            if log:
                with log.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(done[-1]) + "\n")
            if len(done) % _TELL == 0 or len(done) == count:
                clock = time.perf_counter() - began
                print(f"{_account(done)}, {clock:.0f} s clock, {time.process_time() - cpu:.0f} s CPU here", flush=True)
    different = [entry for entry in done if entry["difference"]]
    print(*different, sep="\n", end="")
    version = sys.version.split()[0]
    note(f"random schedules on real threads, {version}", "no difference", _account(done), not different)


def _account(done: list[dict[str, Any]]) -> str:
    wrong = sum(1 for entry in done if entry["difference"])
    compared = sum(entry["compared"] for entry in done)
    return f"Python {sys.version.split()[0]}: {len(done):,} schedules, {compared:,} instructions, {wrong} differences"


_beginnings: dict[str, Stepper] = {}


def one(name: str, text: str, chooser: random.Random, followers: Followers) -> dict[str, Any]:
    """A random schedule of a program, on the machine and then on real threads."""
    stepper = _beginnings.get(name)
    if stepper is None:
        stepper = _beginnings[name] = prepared(text, "program.py", Schedule("opcode", "any", ()))
    while stepper.undo():
        pass
    while choices := stepper.enabled():
        stepper.step(chooser.choice(choices))
    job = {**job_for(text, "program.py", stepper, _SETTLE_S), "seconds": 20.0}
    real = compared(job, stepper, followers.follow(job))
    difference = "" if real.diverged is None else f"step {real.diverged}: {real.difference or 'too slow'}"
    return {"compared": real.compared, "difference": difference}


class Followers:
    """A process that forks one for each job."""

    def __enter__(self) -> Followers:
        command = [sys.executable, "-I", core.lab.real_threads.__file__, "many"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *raised: object) -> None:
        self._process.communicate()

    def follow(self, job: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        result: dict[str, Any] = json.loads(self._process.stdout.readline())
        return result


if __name__ == "__main__":
    main(sys.argv[1:])
