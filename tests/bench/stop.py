"""How long labs of all kinds take to end, whether anything is left, and how soon they begin.

    python -m tests.bench stop [RUNS] [SEED]

Stop: each lab is stopped at a random moment of its first second, and timed from the request to the moment at which
nothing of it lives, as the warden says and as a look from outside says. The window's death: a process that has started
a run is killed. Start: from the call of `Run` to the first instruction of the program.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from core import interpreters
from core.observation import Ended
from core.program import Program
from core.run import Order, Run
from tests import labs
from tests.bench.figures import note
from tests.following import Follower, descriptors, is_alive

# What keeps the warden itself from working is no lab of everyday life: it is timed on its own.
ATTACKS = ("stops_its_parent", "poses_as_tracker", "forks_many")
LABS = sorted((labs.ENDLESS | {"takes_memory"}) - set(ATTACKS))
SHARED = Path("/dev/shm")
_STOP_MS, _DEATH_MS = 100, 250
WINDOW = """
import sys
from tests import labs
from core.run import Order, Run
run = Run(Order(sys.executable, path=labs.path(sys.argv[1])))
while run.outcome is None:
    run.wait(1.0)
    run.drain()
"""


def main(arguments: Sequence[str]) -> None:
    runs = int(arguments[0]) if arguments else 100
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(10**6)
    print(f"seed {seed}, {runs} runs, {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}")
    chance = random.Random(seed)
    interpreters.vet(sys.executable)
    with tempfile.TemporaryDirectory(prefix="b-") as folder:
        tempfile.tempdir = folder
        _stops(runs, chance, Path(folder))
        _attacks(chance, Path(folder))
        _deaths(max(1, runs // 5), chance, folder)
        _starts(max(1, runs // 5))


def _stops(runs: int, chance: random.Random, folder: Path) -> None:
    names = [LABS[number % len(LABS)] for number in range(runs)]
    chance.shuffle(names)
    ways = ["fork"] * 2 + ["spawn", "forkserver"]
    before = _traces(folder)
    said, seen, left = [], [], 0
    slow: list[tuple[float, str]] = []
    for name in names:
        ended, outside, alive = _stop(name, chance.random(), chance.choice(ways))
        said.append(ended.stop_ms or 0.0)
        seen.append(outside)
        slow.append((said[-1], name))
        left += alive
    _print("stop, as the warden says", said)
    _print("stop, as seen from outside", seen)
    print("  slowest:", ", ".join(f"{name} {ms:.0f}" for ms, name in sorted(slow)[-5:]))
    traces = sorted(_traces(folder) - before)
    print(f"  processes left: {left}; other traces left: {traces or 'none'}")
    for what, times in (("as the warden says", said), ("as seen from outside", seen)):
        note(f"stop, {what}, p99 of {runs}", f"<= {_STOP_MS} ms", f"{_p99(times):.0f} ms", _p99(times) <= _STOP_MS)
    note("left behind by stopped runs", "nothing", f"{left} processes, {len(traces)} traces", not left and not traces)


def _stop(name: str, moment: float, way: str) -> tuple[Ended, float, int]:
    follower = Follower(Run(Order(sys.executable, path=labs.path(name), start_method=way)))
    until = time.monotonic() + moment
    while time.monotonic() < until:
        follower.run.wait(0.01)
        follower.seen += follower.run.drain()
    tree = [process for process in follower.tree() if "warden.py" not in " ".join(_command(process))]
    asked = time.monotonic()
    follower.run.stop()
    while any(map(is_alive, tree)):
        time.sleep(0.001)
        follower.run.drain() if follower.run.outcome is None else None
    outside = (time.monotonic() - asked) * 1000
    ended = follower.finish()
    return ended, outside, sum(map(is_alive, tree)) + len(follower.tree())


def _attacks(chance: random.Random, folder: Path) -> None:
    before = _traces(folder)
    for name in ATTACKS:
        ended, outside, alive = _stop(name, 0.5 + chance.random() / 2, "")
        by = f"{ended.stop_ms:.0f} ms" if ended.stop_ms is not None else f"by a limit ({ended.outcome.reason})"
        print(f"{name}: {by}, from outside {outside:.0f} ms, killed {ended.killed}, left {alive}")
    print(f"  other traces left: {sorted(_traces(folder) - before) or 'none'}")


def _deaths(runs: int, chance: random.Random, folder: str) -> None:
    times = []
    for number in range(runs):
        code = f"import tempfile; tempfile.tempdir = {folder!r}" + WINDOW
        window = subprocess.Popen([sys.executable, "-c", code, LABS[number % len(LABS)]])
        time.sleep(0.3 + chance.random())
        tree = psutil.Process(window.pid).children(recursive=True)
        window.kill()
        killed = time.monotonic()
        window.wait()
        tree = [process for process in tree if "warden.py" not in " ".join(_command(process))]
        while any(map(is_alive, tree)):
            time.sleep(0.001)
        times.append((time.monotonic() - killed) * 1000)
    _print("the lab gone after the window was killed", times)
    _until(lambda: not os.listdir(folder))
    print("  folders left: none")
    holds = max(times) <= _DEATH_MS
    note(f"the lab gone after the window was killed, {runs} times", f"<= {_DEATH_MS} ms", f"{max(times):.0f} ms", holds)


def _starts(runs: int) -> None:
    source = "import time\nprint(time.monotonic(), flush=True)\n"
    calls, firsts, plain = [], [], []
    for _ in range(runs):
        began = time.monotonic()
        run = Run(Order(sys.executable, Program("first.py", source.encode(), source, ())))
        calls.append((time.monotonic() - began) * 1000)
        follower = Follower(run)
        follower.finish()
        firsts.append((float(follower.lines()[0]) - began) * 1000)
        began = time.monotonic()
        said = subprocess.run([sys.executable, "-c", source], capture_output=True, check=True).stdout
        plain.append((float(said) - began) * 1000)
    _print("Run() itself", calls)
    _print("from Run() to the first instruction", firsts)
    _print("from Popen() of the plain program to the same", plain)
    print(f"  ratio of the medians: {statistics.median(firsts) / statistics.median(plain):.2f}")


def _print(what: str, times: list[float]) -> None:
    median = statistics.median(times)
    print(f"{what}: median {median:.1f} ms, p99 {_p99(times):.1f}, most {max(times):.1f} ({len(times)} runs)")


def _p99(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, round(0.99 * len(times)))]


def _traces(folder: Path) -> set[str]:
    """What a run could leave on a system."""
    return {str(path) for path in [*folder.iterdir(), *SHARED.iterdir()]} | descriptors()


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:
        return []


def _until(condition: Callable[[], bool]) -> None:
    while not condition():
        time.sleep(0.01)
