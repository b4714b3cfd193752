"""Programs that no search comes to the end of: what it answers, when, holding how much, and how soon it is cancelled.

    python -m tests.bench schedules limits [--budget 5] [NAME]…

Each is searched in a process of its own, as the window does it: once to its answer, and once more to be closed in the
middle. Asked: an answer within the budget, less than 2.2 GB, gone within 100 ms of `close`.
"""

from __future__ import annotations

import argparse
import contextlib
import time

import psutil

from core.problem import Problem
from core.scheduler import Exploration, Search
from tests.bench.figures import note

PROGRAMS = {
    "an endless loop": "while True:\n    pass\n",
    "two endless loops": (
        "import threading\nitems = []\ndef f():\n    while True:\n        items.append(len(items))\n"
        "for _ in range(2):\n    threading.Thread(target=f).start()\n"
    ),
    "recursion without end": "def f():\n    f()\nf()\n",
    "recursion in two threads": (
        "import threading\nn = 0\ndef f(depth):\n    global n\n    n += 1\n    f(depth + 1)\n"
        "for _ in range(2):\n    threading.Thread(target=f, args=(0,)).start()\n"
    ),
    "millions of states": (
        "import threading\nn = 0\ndef f():\n    global n\n    for i in range(30):\n        n += i\n"
        "for _ in range(4):\n    threading.Thread(target=f).start()\n"
    ),
    "threads without number": (
        "import threading\ndef f():\n    for _ in range(2):\n        threading.Thread(target=f).start()\nf()\n"
    ),
    "big states": (
        "import threading\ns = 'x' * 90_000\ndef f():\n    global s\n    for i in range(1000):\n"
        "        s = s[1:] + chr(65 + i % 26)\nfor _ in range(3):\n    threading.Thread(target=f).start()\n"
    ),
    "2 GB of state": (
        "import threading\ns = 'x' * 90_000\ns = s + s + s + s + s + s + s + s + s\n"
        "def f():\n    global s\n    for i in range(10_000):\n"
        "        s = s[1:] + chr(65 + i % 26)\nfor _ in range(2):\n    threading.Thread(target=f).start()\n"
    ),
    "lists that grow": (
        "import threading\nitems = []\ndef f():\n    for i in range(10_000):\n        items.append(i)\n"
        "for _ in range(3):\n    threading.Thread(target=f).start()\n"
    ),
    "a long step": "n = 0\nfor i in range(10**9):\n    n += sum(range(1000))\n",
    "an unsupported construct": "import threading\nimport asyncio\n",
}
SAMPLED = {
    "endless threads": (
        "import os, threading\ndef f():\n    while True:\n        pass\n"
        "for _ in range(3):\n    threading.Thread(target=f).start()\n"
    ),
    "children that outlive it": (
        "import subprocess\nsubprocess.Popen(['sleep', '600'], start_new_session=True)\n"
        "subprocess.run(['sleep', '600'])\n"
    ),
    "2 GB on real threads": "import os\nkept = []\nwhile True:\n    kept.append(bytearray(10_000_000))\n",
}
"""Programs that are run on real threads instead."""
_BUDGETS = {"2 GB of state": 40.0}
"""It takes a while to fill so much: with less it is the time that is over first."""
_PATIENCE_S = 60.0


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench schedules limits")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--budget", type=float, default=5.0)
    options = parser.parse_args(arguments)
    for name in options.names or (*PROGRAMS, *SAMPLED):
        text, sampled = {**PROGRAMS, **SAMPLED}[name], name in SAMPLED
        budget = max(options.budget, _BUDGETS.get(name, 0.0))
        result, seconds, peak = _answer(text, budget, sampled)
        gone = _close_in_the_middle(text, sampled)
        holds = seconds <= budget + 0.5 and peak < 2.2e9 and gone <= 0.1
        asked = f"within {budget:.0f} s, 2.2 GB, cancel 100 ms"
        measured = f"{_said(result)}; {seconds:.1f} s, {peak / 1e6:.0f} MB, cancelled in {gone * 1000:.0f} ms"
        note(f"an honest answer: {name}", asked, measured, holds)
        print(
            f"{name:28} {_said(result):44} {seconds:6.2f} s of {budget:.0f} {peak / 1e6:7.0f} MB "
            f"cancelled in {gone * 1000:4.0f} ms{'' if holds else '  !'}",
            flush=True,
        )


def _said(result: object) -> str:
    if not isinstance(result, Exploration):
        return str(result)
    if result.unsupported:
        return f"line {result.unsupported[0].line}: {result.unsupported[0].construct}"
    ends = f"{len(result.outcomes)} outcomes"
    if result.sampled:
        return f"{result.stopped}, {result.runs} runs, {result.unfinished} without an end, {ends}"
    never = ", some never end" if result.endless else ""
    return f"{result.stopped or 'complete'}, {result.states:,} states, {ends}{never}"


def _answer(text: str, budget_s: float, sampled: bool) -> tuple[object, float, int]:
    """The last message, the seconds that it names, and the most memory that its processes had together."""
    search = Search(text, "program.py", budget_s=budget_s, sampled=sampled)
    began, peak, last = time.perf_counter(), 0, None
    seen: list[object] = []
    while not any(isinstance(message, Exploration | Problem) for message in seen):
        if time.perf_counter() - began > budget_s + _PATIENCE_S or not search.is_alive:
            break
        search.wait(0.02)
        seen = list(search.messages())
        last = seen[-1] if seen else last
        peak = max(peak, sum(map(_resident, psutil.Process().children(recursive=True))))
    seconds = last.seconds if isinstance(last, Exploration) else time.perf_counter() - began
    search.close()
    return last, seconds, peak


def _resident(process: psutil.Process) -> int:
    with contextlib.suppress(psutil.NoSuchProcess):
        return int(process.memory_info().rss)
    return 0


def _close_in_the_middle(text: str, sampled: bool) -> float:
    """Seconds from `close` to the end of all its processes, half a second after the first sign of life."""
    search = Search(text, "program.py", budget_s=_PATIENCE_S, sampled=sampled)
    search.wait(_PATIENCE_S)
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        search.wait(0.1)
        search.messages()
    started = psutil.Process().children(recursive=True)
    began = time.perf_counter()
    search.close()
    while any(_lives(process) for process in started) and time.perf_counter() - began < _PATIENCE_S:
        time.sleep(0.001)
    return time.perf_counter() - began


def _lives(process: psutil.Process) -> bool:
    """The tracker that watches over this process's own shared memory stays."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.status() != psutil.STATUS_ZOMBIE and "resource_tracker" not in " ".join(process.cmdline())
    return False
