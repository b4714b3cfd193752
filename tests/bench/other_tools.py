"""The race given to frontrun 0.7.0, which wants to be started by its own command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_SCRIPT = """
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
print(json.dumps([sorted(ends), time.perf_counter() - began]))
"""


def frontrun_race(rounds: int) -> tuple[list[int], float]:
    """The values that the counter ended at, and the seconds that the exploration took (at most 60)."""
    command = [str(Path(sys.executable).with_name("frontrun")), sys.executable, "-c", _SCRIPT, str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    ends, seconds = json.loads(done.stdout.splitlines()[-1])
    return ends, seconds
