"""Programs that no search comes to the end of: what it answers, when, holding how much, and how soon it is cancelled.

    python -m tests.bench schedules limits [--budget 5] [NAME]…

Each is searched in a process of its own, as the window does it: once to its answer, and once more to be closed in the
middle. Asked: an answer within the budget, less than 2.2 GB, gone within 100 ms of `close`.
"""

from __future__ import annotations

import argparse
import time

import psutil

from core.problem import Problem
from core.scheduler import Exploration, Search

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
    "lists that grow": (
        "import threading\nitems = []\ndef f():\n    for i in range(10_000):\n        items.append(i)\n"
        "for _ in range(3):\n    threading.Thread(target=f).start()\n"
    ),
    "a long step": "n = 0\nfor i in range(10**9):\n    n += sum(range(1000))\n",
    "an unsupported construct": "import threading\nimport asyncio\n",
}
_PATIENCE_S = 60.0


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench schedules limits")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--budget", type=float, default=5.0)
    options = parser.parse_args(arguments)
    for name in options.names or PROGRAMS:
        result, seconds, peak = _answer(PROGRAMS[name], options.budget)
        gone = _close_in_the_middle(PROGRAMS[name])
        holds = seconds <= options.budget + 0.5 and peak < 2.2e9 and gone <= 0.1
        print(
            f"{name:28} {_said(result):44} {seconds:6.2f} s of {options.budget:.0f} {peak / 1e6:7.0f} MB "
            f"cancelled in {gone * 1000:4.0f} ms{'' if holds else '  !'}",
            flush=True,
        )


def _said(result: object) -> str:
    if not isinstance(result, Exploration):
        return str(result)
    if result.unsupported:
        return f"line {result.unsupported[0].line}: {result.unsupported[0].construct}"
    ends = f"{len(result.outcomes)} outcomes"
    never = ", some never end" if result.endless else ""
    return f"{result.stopped or 'complete'}, {result.states:,} states, {ends}{never}"


def _answer(text: str, budget_s: float) -> tuple[object, float, int]:
    """The last message, seconds from the first sign of life to it, and the most memory that its process had."""
    search = Search(text, "program.py", budget_s=budget_s)
    began, peak, last = time.perf_counter(), 0, None
    seen: list[object] = []
    while not any(isinstance(message, Exploration | Problem) for message in seen):
        if time.perf_counter() - began > budget_s + _PATIENCE_S or not search.is_alive:
            break
        search.wait(0.02)
        seen = list(search.messages())
        last = seen[-1] if seen else last
        peak = max(peak, *(child.memory_info().rss for child in psutil.Process().children()))
    seconds = last.seconds if isinstance(last, Exploration) else time.perf_counter() - began
    search.close()
    return last, seconds, peak


def _close_in_the_middle(text: str) -> float:
    """Seconds that `close` takes half a second after the first sign of life."""
    search = Search(text, "program.py", budget_s=_PATIENCE_S)
    search.wait(_PATIENCE_S)
    search.wait(0.5)
    began = time.perf_counter()
    search.close()
    return time.perf_counter() - began
