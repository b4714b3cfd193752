"""Brute force: every order of small programs on real threads, and whether they end as the machine says.

    python -m tests.bench schedules orders [--seconds 20] [--python EXE] [NAME]…

`--seconds` is for each program; one that has more orders than fit may end in some of the machine's outcomes, and in no
other.
"""

from __future__ import annotations

import argparse
import sys

from core.scheduler import explore, sample
from tests.core.scheduler.pairs import PAIRS, duet
from tests.core.scheduler.test_grains import ends


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench schedules orders")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args(arguments)
    same, part, wrong = 0, 0, 0
    for name in options.names or PAIRS:
        text = duet(name)
        tried = sample(text, "program.py", options.seconds, way="every", python=options.python)
        machine, real = ends(explore(text)), ends(tried)
        complete = tried.stopped == "all" and not tried.unfinished
        agrees = real == machine if complete else real <= machine
        same, part, wrong = same + (complete and agrees), part + (agrees and not complete), wrong + (not agrees)
        verdict = ("the same" if complete else "no other so far") if agrees else "DIFFERENT"
        print(f"{name:34} {tried.runs:6} orders, {len(real)} of {len(machine)} outcomes, {verdict}", flush=True)
    print(f"{same} programs the same in every order, {part} with orders left over, {wrong} different")
