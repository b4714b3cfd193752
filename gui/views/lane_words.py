"""The words of a lane: who, what it does, how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core.observation import QueueAction
from core.snapshot import Activity, Actor, Snapshot, Span, ThreadView
from gui.wording import actor_name, duration, moment, number, signal_name, waits

if TYPE_CHECKING:
    from gui.views.lane import LaneRow

translate = QCoreApplication.translate


def lane_name(actor: Actor) -> str:
    """What stands before the lane: the name in the program, or what the actor is for where it has made its own."""
    return translate("Timeline", "server") if actor.letter == "S" else actor_name(actor)


def activity_words(activity: Activity) -> str:
    return {
        "running": translate("Timeline", "runs"),
        "ready": translate("Timeline", "is ready, waits for its turn"),
        "sleeping": translate("Timeline", "sleeps"),
        "blocked": translate("Timeline", "is blocked"),
        "ended": translate("Timeline", "has ended"),
    }[activity]


def span_words(span: Span, snapshot: Snapshot, lines: list[str]) -> str:
    """What a thread did; `lines` are the program's."""
    line = lines[span.line - 1] if 0 < span.line <= len(lines) else ""
    return waits(span.wait, snapshot, line) if span.wait else activity_words(span.activity)


def lane_words(row: LaneRow, t: float | None, snapshot: Snapshot, lines: list[str]) -> str:
    """``producer: waits in q.put()``, and when: for a tooltip. Without a time only who."""
    thread, name = row.thread, lane_name(row.thread.actor)
    if thread.actor.is_process:
        pid = str(thread.actor.key.pid)
        name = translate("Timeline", "{name}, pid {pid}").format(name=name, pid=pid)
    if t is None or t < thread.started:
        return name
    template = translate("Timeline", "{name}: {does}", "who, and what it does")
    if thread.ended is not None and t >= thread.ended:
        does = end_words(row.failure)[0]
        return template.format(name=name, does=does) + "\n" + moment(thread.ended)
    span = next((span for span in thread.spans if span.start <= t < span.end), None)
    if span is None:
        kept = kept_words(thread) if thread.spans and t < thread.spans[0].start else ""
        return template.format(name=name, does=kept) if kept else name
    between = translate("Timeline", "{start} to {end}").format(start=moment(span.start), end=moment(span.end))
    return template.format(name=name, does=span_words(span, snapshot, lines)) + "\n" + between


def mark_words(action: QueueAction, times: Sequence[float]) -> str:
    """What was done to queues at one mark, and when."""
    if len(times) == 1:
        return translate("Timeline", "{action} at {time}").format(action=action, time=moment(times[0]))
    template = translate("Timeline", "{action} {count} times, {start} to {end}")
    return template.format(action=action, count=number(len(times)), start=moment(times[0]), end=moment(times[-1]))


def kept_words(thread: ThreadView) -> str:
    """From when on it is known what a thread did, where that is not from its beginning: a long run keeps the newest
    only."""
    first = thread.spans[0].start if thread.spans else thread.started
    return translate("Timeline", "from {time} on").format(time=duration(first)) if first > thread.started else ""


def end_words(failure: int | None) -> tuple[str, ...]:
    """How a thread or a process ended, longer and shorter."""
    if failure is None:
        return (translate("Timeline", "ended"),)
    if failure < 0:
        name = signal_name(-failure)
        return translate("Timeline", "killed by {signal}").format(signal=name), name
    code = number(failure)
    return translate("Timeline", "failed, exit code {code}").format(code=code), code
