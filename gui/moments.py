"""The moments of a run at which something can be seen to happen: where the playhead stops."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from core.diagnosis import Diagnosis
from core.snapshot import Drift, Snapshot
from gui.wording import actor_name, moment, number, shown_name
from gui.wording_stuck import stuck_letters

translate = QCoreApplication.translate

_LIMIT = 200
"""Of more losses than that, the largest are kept."""


@dataclass(frozen=True, slots=True)
class Moment:
    """At `t` seconds. `letter` is the actor that it is about ("" for none), `amount` how much was lost, `name` the
    counter or the queue."""

    t: float
    kind: Literal["loss", "full", "empty", "started", "ended", "stuck", "halted", "end"]
    letter: str = ""
    amount: float = 0.0
    name: str = ""


def moments(snapshot: Snapshot) -> tuple[Moment, ...]:
    """The telling moments in order of time; the last one is the end of what is known, or of what the program came to
    by itself: what ends after that is being ended."""
    found: list[Moment] = []
    end = snapshot.t if snapshot.stop_asked is None else snapshot.stop_asked
    diagnosis = snapshot.diagnosis
    if snapshot.drift is not None and snapshot.drift.losses:
        found = _losses(snapshot, snapshot.drift)
    else:
        found = [*_of_queues(snapshot), *_of_actors(snapshot)]
    found += [] if diagnosis is None or not diagnosis.is_stuck else _halts(snapshot, diagnosis)
    if diagnosis is not None and diagnosis.is_whole:
        found = [moment for moment in found if moment.t < diagnosis.since]
        found.append(Moment(diagnosis.since, "stuck", str(diagnosis.facts.get("waiter", ""))))
    else:
        found = [moment for moment in found if moment.t <= end]
        found.append(Moment(end, "end"))
    return tuple(sorted(found, key=lambda moment: moment.t))


def _halts(snapshot: Snapshot, diagnosis: Diagnosis) -> list[Moment]:
    """When those who are stuck went into it."""
    letters = stuck_letters(diagnosis)
    stuck = [thread for thread in snapshot.threads if thread.actor.letter in letters and thread.spans]
    return [
        Moment(thread.spans[-1].start, "halted", thread.actor.letter, name=actor_name(thread.actor)) for thread in stuck
    ]


def telling(found: tuple[Moment, ...]) -> int:
    """The index of the one at which the playhead parks after a run: the first loss, otherwise the last."""
    return next((index for index, moment in enumerate(found) if moment.kind == "loss"), len(found) - 1)


def _losses(snapshot: Snapshot, drift: Drift) -> list[Moment]:
    losses = drift.losses
    if len(losses) > _LIMIT:
        losses = tuple(sorted(losses, key=lambda loss: -abs(loss[1]))[:_LIMIT])
    return [Moment(t, "loss", _writer(snapshot, drift, t), abs(by), shown_name(drift.name)) for t, by in losses]


def _writer(snapshot: Snapshot, drift: Drift, t: float) -> str:
    """The letter of the thread that had the turn when the loss was seen."""
    place = bisect.bisect_left(drift.writer.times, t, 0, drift.writer.length)
    if place >= drift.writer.length:
        return ""
    index = int(drift.writer.values[place])
    return snapshot.threads[index].actor.letter if 0 <= index < len(snapshot.threads) else ""


def _of_queues(snapshot: Snapshot) -> list[Moment]:
    found = []
    for queue in snapshot.queues:
        if queue.full:
            found.append(Moment(queue.full[0][0], "full", name=queue.state.name))
        if len(queue.empty) > 1:  # the first stretch is before anything was put
            found.append(Moment(queue.empty[1][0], "empty", name=queue.state.name))
    return found


def _of_actors(snapshot: Snapshot) -> list[Moment]:
    found = []
    for thread in snapshot.threads:
        actor = thread.actor
        if actor.letter == "M":
            continue
        found.append(Moment(thread.started, "started", actor.letter, name=actor.name))
        if thread.ended is not None:
            found.append(Moment(thread.ended, "ended", actor.letter, name=actor.name))
    return found


def headline(what: Moment) -> str:
    """The moment in one line, without who: a badge stands before it."""
    if what.kind == "loss":
        return translate("Moments", "{count} rounds of work overwritten").format(count=number(what.amount))
    return {
        "full": translate("Moments", "{name} is full"),
        "empty": translate("Moments", "{name} is empty"),
        "started": translate("Moments", "{name} starts"),
        "ended": translate("Moments", "{name} has ended"),
        "stuck": translate("Moments", "nothing changes any more"),
        "halted": translate("Moments", "{name} cannot go on from here"),
        "end": translate("Moments", "the end"),
    }[what.kind].format(name=what.name)


def sentence(what: Moment) -> str:
    """The moment as Markdown, with badges; "" where the lesson's own words say more."""
    if what.kind != "loss":
        return ""
    if not what.letter:
        template = translate(
            "Moments", "At {time}: old values of `{name}` were written back, and the work of {count} rounds is gone."
        )
    else:
        template = translate(
            "Moments",
            "At {time}: [{letter}] had its turn, `{name}` got an old value, and the work of {count} rounds is gone.",
        )
    return template.format(time=moment(what.t), name=what.name, letter=what.letter, count=number(what.amount))
