"""What a drift plot shows, in words and in rows of a table."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from core.snapshot import Drift, Snapshot
from gui.wording import actor_name, moment, number, shown_name, signed

translate = QCoreApplication.translate

_POINTS = 100
"""Of a long curve, that many points stand in the table besides its losses."""


def state_sentence(snapshot: Snapshot, drift: Drift) -> str:
    """What the counter is, or ended at, beside what it would be had nothing been lost."""
    value, wanted = drift.actual.last, drift.expected.last
    if value is None or wanted is None:
        return ""
    named = {"name": shown_name(drift.name), "value": number(value), "wanted": number(_goal(snapshot, drift, wanted))}
    if snapshot.is_running:
        if _is_between_processes(snapshot):  # their rounds were seen a moment before the counter (docs/decisions.md)
            return translate("DriftPlot", "{name} is {value}; had nothing been lost, at least {wanted}.").format(
                **named
            )
        return translate("DriftPlot", "{name} is {value}; had nothing been lost, {wanted}.").format(**named)
    if not _is_finished(snapshot):
        return translate("DriftPlot", "{name} was {value} at the end; had nothing been lost, {wanted}.").format(**named)
    if not _is_final(snapshot, drift, wanted):
        return translate(
            "DriftPlot", "{name} was last seen at {value}; had nothing been lost, it would end at {wanted}."
        ).format(**named)
    if value == _goal(snapshot, drift, wanted):
        return translate("DriftPlot", "{name} ended at {value}, as it should.").format(**named)
    return translate("DriftPlot", "{name} ended at {value}; had nothing been lost, it would be {wanted}.").format(
        **named
    )


def short_state(snapshot: Snapshot, drift: Drift) -> str:
    """The same for a narrow window."""
    value, wanted = drift.actual.last, drift.expected.last
    if value is None or wanted is None:
        return ""
    goal = _goal(snapshot, drift, wanted)
    if value == goal:
        return number(value)
    if _is_finished(snapshot) and not _is_final(snapshot, drift, wanted):
        return translate("DriftPlot", "last seen at {value}").format(value=number(value))
    return translate("DriftPlot", "{value} instead of {wanted}").format(value=number(value), wanted=number(goal))


def is_off(snapshot: Snapshot, drift: Drift) -> bool:
    """Whether a run that has ended ended at something else than it should have."""
    value, wanted = drift.actual.last, drift.expected.last
    if value is None or wanted is None or not _is_finished(snapshot):
        return False
    return _is_final(snapshot, drift, wanted) and value != _goal(snapshot, drift, wanted)


def _is_final(snapshot: Snapshot, drift: Drift, wanted: float) -> bool:
    """Whether all rounds had been done when the counter was last looked at: other processes may go on after that."""
    return wanted == drift.expected_end or not _is_between_processes(snapshot)


def _is_between_processes(snapshot: Snapshot) -> bool:
    return len({thread.actor.key.pid for thread in snapshot.threads if thread.contribution is not None}) > 1


def _is_finished(snapshot: Snapshot) -> bool:
    return snapshot.outcome is not None and snapshot.outcome.kind == "finished"


def _goal(snapshot: Snapshot, drift: Drift, wanted: float) -> float:
    if _is_finished(snapshot) and drift.expected_end is not None:
        return drift.expected_end
    return wanted


def headings() -> tuple[str, ...]:
    return (
        translate("DriftPlot", "Time"),
        translate("DriftPlot", "Who wrote"),
        translate("DriftPlot", "Value"),
        translate("DriftPlot", "If nothing were lost"),
        translate("DriftPlot", "Work overwritten"),
    )


def rows(snapshot: Snapshot, drift: Drift) -> Iterator[tuple[str, ...]]:
    """Every loss, and points of the curve evenly between them, in order of time."""
    length = min(drift.actual.length, drift.expected.length, drift.writer.length)
    if not length:
        return iter(())
    every = max(1, length // _POINTS)
    lost: dict[int, float] = {}
    for t, amount in drift.losses:
        place = min(bisect.bisect_left(drift.actual.times, t - 1e-9, 0, length), length - 1)
        lost[place] = lost.get(place, 0.0) + amount
    places = sorted({*range(0, length, every), length - 1, *lost})
    return (_row(snapshot, drift, place, lost.get(place)) for place in places)


def _row(snapshot: Snapshot, drift: Drift, place: int, lost: float | None) -> tuple[str, ...]:
    writer = int(drift.writer.values[place])
    known = 0 <= writer < len(snapshot.threads)
    return (
        moment(drift.actual.times[place]),
        actor_name(snapshot.threads[writer].actor) if known else "",
        number(drift.actual.values[place]),
        number(drift.expected.values[place]),
        "" if lost is None else signed(lost),
    )
