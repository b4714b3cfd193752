"""The results of many runs as the bars of a histogram."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.lesson import Choice
from core.verdict import Findings, holds

BARS = 12
"""So many bars at most."""

_LARGEST, _SMALLEST = 1e200, 1e-200
_TEXT = 60

Result = int | float | str | None
"""Of a run, as `core.verdict.Findings.result` has it; None where it had none."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The runs (by index) that had one result, ``low``; or, in a histogram of many different numbers, one from `low`
    up to, but not including, `high`. `is_rest` stands for all other texts."""

    runs: tuple[int, ...]
    low: Result
    high: float | None = None
    is_rest: bool = False


def distribution(results: Sequence[Result]) -> tuple[Bar, ...]:
    """At most `BARS` bars: numbers in their order, then texts, the most frequent first, then the runs without a
    result. Every run is in one bar."""
    runs: dict[Any, list[int]] = {}
    for index, result in enumerate(results):
        runs.setdefault(_plain(result), []).append(index)
    without = [Bar(tuple(runs.pop(None)), None)] if None in runs else []
    texts = {key: found for key, found in runs.items() if isinstance(key, str)}
    numbers = {key: found for key, found in runs.items() if not isinstance(key, str)}
    room = BARS - len(without)
    of_numbers = _of_numbers(numbers, room - min(len(texts), room // 2))
    return (*of_numbers, *_of_texts(texts, room - len(of_numbers)), *without)


def fitting(choice: Choice, found: Sequence[Findings]) -> frozenset[int] | None:
    """The runs (by index) that were as `choice` says; None where it says nothing about a single run."""
    if choice.over in ("varies", "same"):
        return None
    return frozenset(index for index, one in enumerate(found) if holds(choice.expect, one))


def _plain(result: Result) -> Result:
    """A number that no axis has room for is a text."""
    if isinstance(result, int | float) and not abs(result) < _LARGEST:
        return str(result)[:_TEXT]
    return result


def _of_numbers(numbers: Mapping[float, list[int]], room: int) -> list[Bar]:
    if len(numbers) <= room:
        return [Bar(tuple(numbers[number]), number) for number in sorted(numbers)]
    low, high = min(numbers), max(numbers)
    if high - low < _SMALLEST:
        return [Bar(tuple(sorted(index for runs in numbers.values() for index in runs)), low, high)]
    step = _round_step((high - low) / (room - 1))
    first = math.floor(low / step)
    bins: dict[int, list[int]] = {}
    for number, runs in numbers.items():
        bins.setdefault(math.floor(number / step) - first, []).extend(runs)
    return [
        Bar(tuple(sorted(bins.get(place, []))), (first + place) * step, (first + place + 1) * step)
        for place in range(max(bins) + 1)
    ]


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, … (times a power of ten) that is at least `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    step = next(factor * power for factor in (1, 2, 5, 10, 20) if factor * power >= least)
    return int(step) if step >= 1 else step


def _of_texts(texts: Mapping[str, list[int]], room: int) -> list[Bar]:
    order = sorted(texts, key=lambda text: (-len(texts[text]), text))
    if len(order) <= room:
        return [Bar(tuple(texts[text]), text) for text in order]
    rest = sorted(index for text in order[room - 1 :] for index in texts[text])
    return [*(Bar(tuple(texts[text]), text) for text in order[: room - 1]), Bar(tuple(rest), "", is_rest=True)]
