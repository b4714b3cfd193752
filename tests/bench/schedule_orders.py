"""Brute force: every order of small programs on real threads, and whether they end as the machine says.

    python -m tests.bench schedules orders [--seconds 20] [--python EXE] [NAME]…

`--seconds` is for each program; one that has more orders than fit may end in some of the machine's outcomes, and in no
other. The teaching programs are sampled instead: they have too many orders. Another `--python` compares what its
threads do with what the machine of this interpreter says; started by it, with its own.
"""

from __future__ import annotations

import argparse
import sys

from core.scheduler import explore, sample
from core.scheduler.sampling import Way
from tests.bench.figures import note
from tests.core.scheduler.pairs import PAIRS, duet
from tests.core.scheduler.sources import TEACHING, ends, source


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench schedules orders")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args(arguments)
    same, part, wrong = 0, 0, 0
    for name in options.names or (*PAIRS, *TEACHING):
        text = duet(name) if name in PAIRS else source(f"teaching/{name}")
        explored = explore(text, "program.py")
        if explored.unsupported:
            print(f"{name:34} {explored.unsupported[0].construct} is not supported", flush=True)
            continue
        way: Way = "every" if name in PAIRS else "random"
        tried = sample(text, "program.py", options.seconds, way=way, python=options.python)
        machine, real = ends(explored), ends(tried)
        complete = tried.stopped == "all" and not tried.unfinished
        agrees = real == machine if complete else real <= machine
        same, part, wrong = same + (complete and agrees), part + (agrees and not complete), wrong + (not agrees)
        verdict = ("the same" if complete else "no other so far") if agrees else "DIFFERENT"
        print(f"{name:34} {tried.runs:6} orders, {len(real)} of {len(machine)} outcomes, {verdict}", flush=True)
    said = f"{same} programs the same in every order, {part} with orders left over, {wrong} different"
    print(said)
    note("brute force over real threads", "none different", said, wrong == 0)


if __name__ == "__main__":
    main(sys.argv[1:])
