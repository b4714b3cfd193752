"""Counts and speeds of the schedule search: CPU seconds, states, schedules, and the time of a step.

With frontrun installed (``pip install frontrun==0.7.0``) the same race is given to it too, in the same run. CPU time is
printed beside the clock's, which a busy machine makes longer.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable
from typing import Any

from core.scheduler import Schedule, explore, first_failure, prepared
from tests.bench import schedule_orders, schedule_replays
from tests.bench.other_tools import frontrun_race
from tests.core.scheduler.sources import source


def main(arguments: list[str]) -> None:
    """All of it, or with ``quick`` without the three searches of a million states.

    ``replays`` and ``orders`` hold the machine against real threads (schedule_replays.py, schedule_orders.py).
    """
    if arguments[:1] == ["replays"]:
        schedule_replays.main(arguments[1:])
        return
    if arguments[:1] == ["orders"]:
        schedule_orders.main(arguments[1:])
        return
    quick = "quick" in arguments
    _statement_alone()
    _counts("1 round, access", "race", {"ROUNDS": 1})
    _counts("10 rounds, access", "race", {"ROUNDS": 10})
    _counts("10 rounds, the interpreter's switches", "race", {"ROUNDS": 10}, model="gil")
    _counts("10 rounds, a call between", "race_call", {"ROUNDS": 10}, model="gil")
    _counts("five philosophers", "philosophers", {})
    _counts("it never ends", "it_never_ends", {})
    if not quick:
        _counts("25 rounds, access", "race", {"ROUNDS": 25}, budget_s=120)
        _counts("10 rounds, instruction", "race", {"ROUNDS": 10}, grain="opcode", budget_s=120)
    for rounds in (1, 10, 1000):
        _failure(rounds)
    _stepping()
    _others()


def _timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    clock, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - clock, time.process_time() - cpu


def _counts(title: str, name: str, literals: dict[str, object], **how: Any) -> None:
    found, clock, cpu = _timed(lambda: explore(source(name, **literals), **how))
    print(
        f"{title:40} {found.schedules or 'infinitely many':>28} schedules {len(found.outcomes):4} outcomes "
        f"{found.states:9,} states {cpu:7.3f} s CPU {clock:7.3f} s clock{'' if found.complete else ' (not complete)'}"
    )


def _statement_alone() -> None:
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
    print(
        f"{'the statement alone, instruction':40} {sum(count_paths(graph, topological(graph)).values()):>28} schedules"
    )


def _failure(rounds: int) -> None:
    failure, clock, cpu = _timed(lambda: first_failure(source("race", ROUNDS=rounds)))
    print(
        f"{f'first failure, {rounds} rounds':40} {failure.preemptions:>28} preemptions {failure.states:9,} states "
        f"{cpu:7.3f} s CPU {clock:7.3f} s clock"
    )


def _stepping() -> None:
    stepper = prepared(source("philosophers"), "philosophers.py", Schedule("access", "any", ()))

    def there_and_back() -> int:
        count = 0
        while choices := stepper.enabled():
            stepper.step(choices[count % len(choices)])
            stepper.standings()
            count += 1
        while stepper.undo():
            pass
        return count

    there_and_back()
    count, _, cpu = _timed(there_and_back)
    print(f"{'step, undo and standings':40} {cpu / count * 1000:>28.3f} ms CPU a step")


def _others() -> None:
    """Other tools under the same load, in the same run: seconds against seconds, outcomes against outcomes."""
    if importlib.util.find_spec("frontrun") is None:
        print(f"{'frontrun':40} {'not installed':>28}")
        return
    for rounds in (1, 2, 3):
        ours, clock, _ = _timed(lambda rounds=rounds: explore(source("race", ROUNDS=rounds)))
        theirs, their_clock = frontrun_race(rounds)
        mine = sorted(int(found.outcome.output) for found in ours.outcomes)
        print(
            f"{f'frontrun, {rounds} rounds':40} {their_clock / clock:>27.0f}x our time ({their_clock:.2f} s and "
            f"{clock:.3f} s); outcomes {theirs} (ours {mine})"
        )


if __name__ == "__main__":
    main([])
