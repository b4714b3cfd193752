"""What an occupancy plot shows, in words and in rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core.snapshot import Mark, QueueView, Snapshot
from gui.views.bands import share
from gui.views.curves import pairs
from gui.wording import actor_name, duration, listed, moment, number

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Capacity:
    """Where the dashed line stands, and what it is called there: words, or the name of a knob."""

    value: float
    label: str


def queue_name(queue: QueueView, snapshot: Snapshot) -> str:
    """Its name in the program; with whose it is, where several processes have each their own of that name."""
    name = queue.state.name or translate("OccupancyPlot", "the queue")
    alike = [other for other in snapshot.queues if other.state.name == queue.state.name]
    owners = [actor_name(thread.actor) for thread in snapshot.threads if thread.actor.key.pid in queue.pids][:1]
    if len(alike) > 1 and owners:
        return translate("OccupancyPlot", "{name} in {owner}").format(name=name, owner=owners[0])
    return name


def title(queue: QueueView, snapshot: Snapshot) -> str:
    return translate("OccupancyPlot", "Items in {name}").format(name=queue_name(queue, snapshot))


def capacity_of(queue: QueueView, given: Capacity | None) -> Capacity | None:
    """The queue's own capacity, or what the lesson says where it has none."""
    own = queue.state.capacity
    if own > 0:
        return Capacity(own, translate("OccupancyPlot", "capacity {count}").format(count=number(own)))
    if given is not None and given.label.isidentifier():
        return Capacity(given.value, f"{given.label} = {number(given.value)}")
    return given


def count_words(queue: QueueView) -> tuple[str, str, str]:
    """How many items were put, got, and reported done ("" where no item ever was)."""
    done = translate("OccupancyPlot", "task_done {count}").format(count=number(queue.dones)) if queue.dones else ""
    return (
        translate("OccupancyPlot", "put {count}").format(count=number(queue.puts)),
        translate("OccupancyPlot", "get {count}").format(count=number(queue.gets)),
        done,
    )


def percent(part: float) -> str:
    """A share of time, never rounded to nothing or to all."""
    if 0 < part < 0.01:
        return translate("OccupancyPlot", "under 1 %")
    if 0.99 < part < 1:
        return translate("OccupancyPlot", "over 99 %")
    return translate("OccupancyPlot", "{percent} %").format(percent=round(part * 100))


def band_words(queue: QueueView, start: float, end: float) -> tuple[str, str]:
    """For how much of the time from `start` to `end` it was full, and empty; "" where it never was. A time at which
    there was no such queue, or of which that is not kept, does not count."""
    start = max(start, queue.bands_from, queue.occupancy.times[0]) if queue.occupancy.length else start
    end = end if queue.ended is None else min(end, queue.ended)
    full, empty = share(pairs(queue.full), start, end), share(pairs(queue.empty), start, end)
    return (
        translate("OccupancyPlot", "full {share} of the time").format(share=percent(full)) if full else "",
        translate("OccupancyPlot", "empty {share} of the time").format(share=percent(empty)) if empty else "",
    )


def kept_words(queue: QueueView, start: float) -> str:
    """From when on marks and bands are all there, where that is later than `start`: a long run keeps the newest."""
    first = max(queue.marks_from, queue.bands_from)
    if first <= start:
        return ""
    return translate("OccupancyPlot", "marks and bands from {time} on").format(time=duration(first))


def description(queue: QueueView, snapshot: Snapshot, given: Capacity | None) -> str:
    """The newest facts in one sentence, for a screen reader."""
    size = queue.occupancy.last
    facts = [translate("OccupancyPlot", "{count} in it").format(count=number(size or 0))]
    capacity = capacity_of(queue, given)
    if capacity is not None:
        facts.append(capacity.label)
    facts += [words for words in (*count_words(queue), *band_words(queue, 0.0, snapshot.t)) if words]
    if queue.state.unfinished > 0:
        facts.append(translate("OccupancyPlot", "{count} not done").format(count=number(queue.state.unfinished)))
    return f"{queue_name(queue, snapshot)}: {listed(facts)}"


def headings() -> tuple[str, ...]:
    return (
        translate("OccupancyPlot", "Time"),
        translate("OccupancyPlot", "Queue"),
        translate("OccupancyPlot", "Who"),
        translate("OccupancyPlot", "Did"),
        translate("OccupancyPlot", "Items after that"),
    )


def rows(queue: QueueView, snapshot: Snapshot, given: Capacity | None) -> Iterator[tuple[str, ...]]:
    """The newest operations, and when it was full or empty; for a queue without either, its steps."""
    name = queue_name(queue, snapshot)
    full, empty = translate("OccupancyPlot", "full"), translate("OccupancyPlot", "empty")
    capacity = capacity_of(queue, given)
    level = number(capacity.value) if capacity is not None else ""
    lasted = translate("OccupancyPlot", "{state} for {time}")
    facts: list[tuple[float, Mark | tuple[str, float, str]]] = [(mark.t, mark) for mark in queue.marks]
    for words, size, stretches in ((full, level, queue.full), (empty, "0", queue.empty)):
        facts += [(start, (words, end - start, size)) for start, end in stretches if end > start]
    for start, fact in sorted(facts, key=lambda pair: pair[0]):
        if isinstance(fact, Mark):
            yield _row(fact, name, snapshot)
        else:
            state, length, size = fact
            yield moment(start), name, "", lasted.format(state=state, time=moment(length)), size
    if not facts:
        for t, steps in zip(*queue.occupancy.points(), strict=True):
            yield moment(t), name, "", "", number(steps)


def _row(mark: Mark, name: str, snapshot: Snapshot) -> tuple[str, ...]:
    actor = snapshot.actor(*mark.key)
    who = actor_name(actor) if actor is not None else ""
    return moment(mark.t), name, who, mark.action, number(mark.size) if mark.size >= 0 else ""
