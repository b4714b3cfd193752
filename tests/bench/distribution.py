"""Whether being watched changes how much a race loses: the results of many plain and observed runs, compared.

    python -m tests.bench distribution [--runs N] [--rounds N] [--python EXE]…

Plain and observed runs alternate. Printed are the quartiles of both and the probability (Kolmogorov-Smirnov for any
difference, Mann-Whitney for one in size) that the difference between them is chance: a small p says that watching
changes the result.
"""

from __future__ import annotations

import argparse
import math
import statistics
import subprocess
import sys
import tempfile
from bisect import bisect_right
from collections import Counter
from pathlib import Path

from tests.bench.cpu import WATCHING
from tests.bench.figures import note
from tests.core.direct_lab import interpreters, lab_environment, plain_environment

_PROGRAM = """
import threading
ROUNDS = {rounds}
counter = 0
def plus(number):
    return number + 1
def minus(number):
    return number - 1
def add():
    global counter
    for i in range(ROUNDS):
        {add}
def subtract():
    global counter
    for i in range(ROUNDS):
        {subtract}
threads = [threading.Thread(target=add), threading.Thread(target=subtract)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
"""
VARIANTS = {
    "+=": ("counter += 1", "counter -= 1"),
    "calls": ("counter = plus(counter)", "counter = minus(counter)"),
}

LEAST_CHANCE = 0.01
"""With two tests of ten comparisons, one in five tables has a smaller p than 0.01 by chance alone."""


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench distribution")
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=500_000)
    parser.add_argument("--python", action="append")
    options = parser.parse_args(arguments)
    for python in options.python or interpreters():
        for name in VARIANTS:
            version = _version(python)
            print(version, name, _compare(f"{version}, {name}", python, name, options.rounds, options.runs), flush=True)


def _compare(title: str, python: str, name: str, rounds: int, runs: int) -> str:
    plain, observed = [], []
    with tempfile.TemporaryDirectory(prefix="crosstalk-bench-") as folder:
        program = Path(folder) / "program.py"
        add, subtract = VARIANTS[name]
        program.write_text(_PROGRAM.format(rounds=rounds, add=add, subtract=subtract), encoding="utf-8")
        for _ in range(runs):
            plain.append(_result(python, program, plain_environment()))
            with tempfile.TemporaryDirectory(prefix="crosstalk-bench-") as lab:
                observed.append(_result(python, program, lab_environment(Path(lab), program, "", WATCHING)))
    if not any(plain) and not any(observed):
        return f"0 in all {runs} + {runs} runs"
    sizes = [[abs(number) for number in numbers] for numbers in (plain, observed)]
    chance = kolmogorov_smirnov(plain, observed), mann_whitney(*sizes)
    measured = f"p = {chance[0]:.2f} (any), {chance[1]:.2f} (size)"
    note(
        f"plain and observed results are alike, {title}", f"p >= {LEAST_CHANCE}", measured, min(chance) >= LEAST_CHANCE
    )
    return (
        f"plain {_quartiles(plain)}  observed {_quartiles(observed)}  "
        f"p = {chance[0]:.3f} (any), {chance[1]:.3f} (size of the loss)"
    )


def _result(python: str, program: Path, environment: dict[str, str]) -> int:
    done = subprocess.run([python, str(program)], env=environment, capture_output=True, text=True, check=True)
    return int(done.stdout)


def _quartiles(numbers: list[int]) -> str:
    return "/".join(f"{quartile:,.0f}" for quartile in statistics.quantiles(numbers, n=4))


def kolmogorov_smirnov(first: list[int], second: list[int]) -> float:
    """The two-sided asymptotic p-value (Stephens' correction for small samples)."""
    one, two = sorted(first), sorted(second)
    gap = max(abs(bisect_right(one, x) / len(one) - bisect_right(two, x) / len(two)) for x in one + two)
    size = math.sqrt(len(one) * len(two) / (len(one) + len(two)))
    scaled = (size + 0.12 + 0.11 / size) * gap
    terms = ((-1) ** (k - 1) * math.exp(-2 * (k * scaled) ** 2) for k in range(1, 101))
    return 1.0 if scaled < 0.2 else min(1.0, max(0.0, 2 * sum(terms)))


def mann_whitney(first: list[int], second: list[int]) -> float:
    """The two-sided p-value by the normal approximation, corrected for ties."""
    everything = sorted(first + second)
    counts = Counter(everything)
    ranks, before = {}, 0
    for value in sorted(counts):
        ranks[value] = before + (counts[value] + 1) / 2
        before += counts[value]
    n, m = len(first), len(second)
    u = sum(ranks[value] for value in first) - n * (n + 1) / 2
    ties = sum(count**3 - count for count in counts.values()) / ((n + m) * (n + m - 1))
    spread = math.sqrt(n * m / 12 * (n + m + 1 - ties))
    return math.erfc(abs(u - n * m / 2) / spread / math.sqrt(2)) if spread else 1.0


def _version(python: str) -> str:
    code = "import platform; print(platform.python_version())"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main(sys.argv[1:])
