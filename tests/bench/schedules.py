"""Counts and speeds of the schedule search, each beside what is asked of it; `replays`, `orders`, `limits` as well.

    python -m tests.bench schedules [quick] [--others EXE]    the table; quick leaves the largest searches out
    python -m tests.bench schedules replays | orders | limits [ARGUMENT]…

Speeds are CPU seconds, with the clock's beside them, which a busy machine makes longer. EXE is an interpreter that has
frontrun and interleave-test (the extra ``bench``; this interpreter, if none is named), to which the same race is given.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

from core.scheduler import Exploration, Found, Schedule, explore, first_failure, prepared
from tests.bench import schedule_limits, schedule_orders, schedule_replays
from tests.bench.figures import note
from tests.bench.other_tools import Answer, frontrun_race, interleave_race
from tests.core.scheduler.sources import source

T = TypeVar("T")
_PARTS: dict[str, Callable[[list[str]], None]] = {
    "replays": schedule_replays.main,
    "orders": schedule_orders.main,
    "limits": schedule_limits.main,
}
_MISTAKES = {
    "deadlock": "two locks",
    "philosophers": "five philosophers",
    "buffer_if": "a buffer with if",
    "lost_wakeup": "a lost wake-up",
    "creation": "double-checked creation",
    "check_then_act": "check, then act",
}
_FIXED = {"buffer_if": "buffer_while"}


def main(arguments: list[str]) -> None:
    if arguments and arguments[0] in _PARTS:
        _PARTS[arguments[0]](arguments[1:])
        return
    parser = argparse.ArgumentParser(prog="python -m tests.bench schedules")
    parser.add_argument("quick", nargs="?", choices=["quick"])
    parser.add_argument("--others", default=sys.executable)
    options = parser.parse_args(arguments)
    print(f"{'':34}{'asked':>38}{'measured':>50}{'CPU s':>9}{'clock s':>9}")
    _counting(bool(options.quick))
    _failing()
    _mistakes()
    _stepping()
    _others(options.others)


def row(title: str, asked: str, measured: str, seconds: tuple[float, float] | None = None, holds: bool = True) -> None:
    """A line of the table; ``!`` marks what does not hold."""
    cpu, clock = ("", "") if seconds is None else (f"{seconds[0]:.3f}", f"{seconds[1]:.3f}")
    note(title, asked, f"{measured} {cpu and f'in {cpu} s'}".strip(), holds if asked else None)
    print(f"{title:34}{asked:>38}{measured:>50}{cpu:>9}{clock:>9}{'' if holds else '  !'}", flush=True)


def timed(work: Callable[[], T]) -> tuple[T, tuple[float, float]]:
    """The result, CPU seconds, and the clock's."""
    clock, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, (time.process_time() - cpu, time.perf_counter() - clock)


def _counting(quick: bool) -> None:
    alone = _statement_alone()
    row("the statement alone, instruction", "70 schedules", f"{alone} schedules", holds=alone == 70)
    _count("1 round", "race", 1, "19", 3)
    _count("10 rounds", "race", 10, "538257874439", 21, 0.5)
    _count("10 rounds, GIL model", "race", 10, "", 1, model="gil")
    _count("10 rounds with a call, GIL model", "race_call", 10, "", 21, model="gil")
    if not quick:
        _count("25 rounds", "race", 25, "", 51, 10.0, budget_s=120)
        _count("10 rounds, instruction", "race", 10, "", 21, 8.0, grain="opcode", budget_s=120)


def _count(title: str, name: str, rounds: int, schedules: str, outcomes: int, most: float = 0, **how: Any) -> None:
    found, seconds = timed(lambda: explore(source(name, ROUNDS=rounds), **how))
    asked = ", ".join(filter(None, [schedules, f"{outcomes} outcomes", f"{most} s" if most else ""]))
    holds = found.complete and len(found.outcomes) == outcomes and (not most or seconds[0] <= most)
    holds = holds and (not schedules or str(found.schedules) == schedules)
    counted = str(found.schedules)
    shown = counted if len(counted) < 20 else f"{found.schedules:.3e}"
    row(title, asked, f"{shown}, {len(found.outcomes)} outcomes", seconds, holds)


def _statement_alone() -> int:
    """Both threads started, main left out: only the two statements are interleaved."""
    from core.scheduler.counts import count_paths, topological
    from core.scheduler.explorer import Explorer, Limits

    program = source("race").replace("    for _ in range(ROUNDS):\n        counter", "    counter")
    stepper = prepared(program, "race.py", Schedule("opcode", "any", ()))
    while len(stepper.state) < 4:
        stepper.step(0)
    machine = stepper.machine
    labels = frozenset(machine.store.threads[thread].label for thread in stepper.state[1:]) - {()}
    graph = Explorer(machine, stepper.state, Limits(), only=labels).run()
    return sum(count_paths(graph, topological(graph)).values())


def _failing() -> None:
    for rounds, most in ((1, 0.02), (1000, 1.5)):
        first_failure(source("race"))
        failure, seconds = timed(lambda rounds=rounds: first_failure(source("race", ROUNDS=rounds)))
        measured = f"{failure.preemptions} preemption(s), {failure.states} states"
        holds = failure.outcome is not None and seconds[0] <= most
        row(f"first failure, {rounds} rounds", f"{most} s", measured, seconds, holds)


def _mistakes() -> None:
    for name, title in _MISTAKES.items():
        found, seconds = timed(lambda name=name: explore(source(name)))
        wrong = [one for one in found.outcomes if _is_wrong(name, one)]
        best = min(wrong, key=lambda one: one.cost.preemptions, default=None)
        fixed = explore(source(_FIXED.get(name, f"{name}_fixed")), budget_s=60)
        twin = fixed.complete and not any(_is_wrong(name, one) for one in fixed.outcomes)
        most = 2.0 if name == "philosophers" else 0
        shown = "none" if best is None else _cost(best)
        holds = found.complete and best is not None and twin and (not most or seconds[0] <= most)
        asked = f"a schedule{f', {most} s' if most else ''}; its twin none"
        row(title, asked, f"{shown}; twin {'none' if twin else 'NOT FREE OF IT'}", seconds, holds)
    found, seconds = timed(lambda: explore(source("it_never_ends")))
    waits = [(one.operation, one.object) for end in found.outcomes for one in end.outcome.waiting]
    holds = found.complete and waits == [("queue-join", "q")] * len(found.outcomes)
    measured = f"{waits[0][0]} on {waits[0][1]}; {_cost(found.outcomes[0])}"
    row("It never ends", "every schedule in q.join()", measured, seconds, holds)


def _is_wrong(name: str, found: Found) -> bool:
    """Whether the mistake shows: a bad end, a second creation or one seen half done, a stock below nothing."""
    output = found.outcome.output
    says = {"creation": "None" in output or output.endswith("] 2\n"), "check_then_act": "-1" in output}
    return found.outcome.kind != "finished" or says.get(name, False)


def _cost(found: Found) -> str:
    return f"{found.cost.preemptions} preemption(s), {found.cost.steps} steps"


def _stepping() -> None:
    stepper = prepared(source("race", ROUNDS=300), "race.py", Schedule("access", "any", ()))

    def there_and_back() -> int:
        count = 0
        while choices := stepper.enabled():
            stepper.step(choices[count % len(choices)])
            stepper.standings()
            count += 1
        while stepper.undo():
            pass
        stepper.cut()
        return count

    there_and_back()
    count, seconds = timed(there_and_back)
    each = seconds[0] / count * 1000
    row("step, undo and all standings", "1 ms", f"{each:.3f} ms, {count:,} steps deep", seconds, each <= 1)


def _others(python: str) -> None:
    """Other tools under the same load, in the same run: seconds against seconds, outcomes against outcomes."""
    for rounds in (1, 2, 3):
        ours, seconds = timed(lambda rounds=rounds: explore(source("race", ROUNDS=rounds)))
        mine = sorted(int(found.outcome.output) for found in ours.outcomes)
        row(f"{rounds} rounds, here", "", f"{mine}", seconds)
        _compare("frontrun", frontrun_race(python, rounds), rounds, ours, seconds, mine)
        _compare("interleave-test", interleave_race(python, rounds), rounds, ours, seconds, mine)


def _compare(
    name: str, theirs: Answer | None, rounds: int, ours: Exploration, seconds: tuple[float, float], mine: list[int]
) -> None:
    if theirs is None:
        row(f"{rounds} rounds, {name}", "", "not installed")
        return
    ends, clock, unbounded = theirs
    times = clock / seconds[1]
    holds = set(ends) <= set(mine) and (rounds < 3 or times >= 100)
    asked = "no other outcome" + (", 100x our time" if rounds == 3 else "")
    said = ends if unbounded else f"{ends} (at most 2 preemptions)"
    row(f"{rounds} rounds, {name}", asked, f"{times:.0f}x, {said}", (0.0, clock), holds)


if __name__ == "__main__":
    main([])
