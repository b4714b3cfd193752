"""The outcomes of an exploration as endings that people tell apart, few enough to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from core.scheduler.exploration import Exploration, Found
from core.scheduler.outcome import Outcome
from core.scheduler.schedule import Schedule

MOST = 24
"""Above that many outcomes those are put together that differ only in what was printed before the end."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Outcomes that are shown as one. `places` are theirs in the exploration; `schedules` and `share` their sums
    (None: infinitely many, or not known); `shortest` the best schedule to any of them.

    `number` is what was printed where that is one number and nothing else; `is_expected` says that the program ends
    so where nobody is interrupted.
    """

    outcome: Outcome
    places: tuple[int, ...]
    schedules: int | None
    share: float | None
    shortest: Schedule
    preemptions: int
    number: float | None
    is_expected: bool
    is_joined: bool
    """Whether outputs that differ are in it."""
    runs: int | None = None
    """How many of the sampled runs ended so (None: not sampled)."""


def endings(found: Exploration) -> tuple[Ending, ...]:
    """By their number where all have one; else the largest share first."""
    places = range(len(found.outcomes))
    for key in (_whole, _last_line, _end_alone):
        groups: dict[Hashable, list[int]] = {}
        for place in places:
            groups.setdefault(key(found.outcomes[place].outcome), []).append(place)
        if len(groups) <= MOST or (key is _whole and all(_number(one.outcome) is not None for one in found.outcomes)):
            break
    listed = [_ending(found.outcomes, group) for group in groups.values()]
    if all(one.number is not None for one in listed):
        listed.sort(key=lambda one: one.number or 0.0)
    return tuple(listed)


Key = Callable[[Outcome], Hashable]


def _whole(outcome: Outcome) -> Hashable:
    return (*_end(outcome), outcome.output if outcome.kind == "finished" else "")


def _last_line(outcome: Outcome) -> Hashable:
    last = outcome.output.rstrip("\n").rpartition("\n")[2]
    return (*_end(outcome), last if outcome.kind == "finished" else "")


def _end_alone(outcome: Outcome) -> Hashable:
    return _end(outcome)


def _end(outcome: Outcome) -> tuple[Hashable, ...]:
    return outcome.kind, outcome.uncaught, outcome.waiting


def _number(outcome: Outcome) -> float | None:
    if outcome.kind != "finished":
        return None
    try:
        return float(outcome.output)
    except ValueError:
        return None


def _ending(outcomes: tuple[Found, ...], places: list[int]) -> Ending:
    members = [outcomes[place] for place in places]
    best = min(members, key=lambda one: (one.cost.preemptions, one.cost.switches, one.cost.steps))
    counts = [one.schedules for one in members]
    shares = [one.share for one in members]
    runs = [one.runs for one in members]
    return Ending(
        best.outcome,
        tuple(places),
        None if None in counts else sum(count or 0 for count in counts),
        None if None in shares else sum(share or 0.0 for share in shares),
        best.shortest,
        best.cost.preemptions,
        _number(best.outcome),
        best.outcome.kind == "finished" and best.cost.preemptions == 0,
        len({one.outcome.output for one in members}) > 1,
        None if None in runs else sum(run or 0 for run in runs),
    )
