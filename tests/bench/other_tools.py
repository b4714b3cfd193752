"""The same race given to other tools: frontrun 0.7.0, and interleave-test 0.1.0, which wants Python 3.12 or newer.

`python` is an interpreter that has them; each runs in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

_FRONTRUN = """
import json, sys, time
import frontrun

rounds = int(sys.argv[1])
ends = set()

class Shared:
    def __init__(self):
        self.counter = 0

def add(shared):
    for _ in range(rounds):
        shared.counter += 1

def subtract(shared):
    for _ in range(rounds):
        shared.counter -= 1

def note(shared):
    ends.add(shared.counter)
    return True

began = time.perf_counter()
frontrun.explore(setup=Shared, workers=[add, subtract], invariant=note, preemption_bound=None, total_timeout=60)
print(json.dumps([sorted(ends), time.perf_counter() - began, True]))
"""

_INTERLEAVE = """
import json, sys, time
import interleave_test

rounds = int(sys.argv[1])
ends = set()

class Shared:
    def __init__(self):
        self.counter = 0

    def add(self):
        for _ in range(rounds):
            self.counter += 1

    def subtract(self):
        for _ in range(rounds):
            self.counter -= 1

def model():
    shared = Shared()
    threads = [interleave_test.spawn(shared.add), interleave_test.spawn(shared.subtract)]
    for thread in threads:
        thread.join()
    ends.add(shared.counter)

began = time.perf_counter()
result = interleave_test.explore(model, strategy="dfs", max_preemptions=2, iterations=20_000)
print(json.dumps([sorted(ends), time.perf_counter() - began, False]))
"""

Answer = tuple[list[int], float, bool]
"""The values that the counter ended at, the seconds that it took, and whether the tool had no bound on switches."""


def frontrun_race(python: str, rounds: int) -> Answer | None:
    """At most 60 seconds. It wants to be started by its own command. None where it is not installed."""
    starter = Path(python).with_name("frontrun")
    return _asked([str(starter), python, "-c", _FRONTRUN, str(rounds)]) if starter.exists() else None


def interleave_race(python: str, rounds: int) -> Answer | None:
    """At most two preemptions and 20,000 schedules. None where it is not installed."""
    found = subprocess.run([python, "-c", "import interleave_test"], capture_output=True, check=False)
    if found.returncode:
        return None
    with tempfile.TemporaryDirectory(prefix="crosstalk-bench-") as folder:
        script = Path(folder, "race.py")  # it looks at the instructions of files only
        script.write_text(_INTERLEAVE, encoding="utf-8")
        return _asked([python, str(script), str(rounds)])


def _asked(command: list[str]) -> Answer:
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    ends, seconds, unbounded = json.loads(done.stdout.splitlines()[-1])
    return ends, seconds, unbounded
