"""What the lanes draw, in rows of a table."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from core.snapshot import Snapshot, Span, ThreadView
from gui.views.lane_words import activity_words, end_words, lane_name, span_words
from gui.views.lanes import in_order
from gui.wording import duration, moment

translate = QCoreApplication.translate

_Timed = tuple[float, int, Span | None]


def span_headings() -> tuple[str, ...]:
    return (
        translate("Timeline", "From"),
        translate("Timeline", "Who"),
        translate("Timeline", "For"),
        translate("Timeline", "Does"),
        translate("Timeline", "Line"),
    )


def span_rows(snapshot: Snapshot, lines: list[str]) -> Iterator[tuple[str, ...]]:
    """What the threads did, in order of time: so what comes while a run goes on comes at the end. `lines` are the
    program's."""
    threads = [thread for thread, _ in in_order(snapshot)]
    failures = {process.pid: snapshot.failure(process) for process in snapshot.processes}
    ended = {}
    for place, thread in enumerate(threads):  # how a process ended is said of its first thread
        failure = failures.pop(thread.actor.key.pid, None)
        ended[place] = activity_words("ended") if failure is None else end_words(failure)[0]
    for _, place, span in heapq.merge(*(_timed(thread, place) for place, thread in enumerate(threads)), key=_when):
        thread = threads[place]
        name = lane_name(thread.actor)
        if span is None:
            yield moment(thread.ended or 0.0), name, "", ended[place], ""
        else:
            does = span_words(span, snapshot, lines)
            yield moment(span.start), name, _length(span.end - span.start), does, str(span.line or "")


def _timed(thread: ThreadView, place: int) -> Iterator[_Timed]:
    """Its spans, and None for its end."""
    for span in thread.spans:
        yield span.start, place, span
    if thread.ended is not None:
        yield thread.ended, place, None


def _when(timed: _Timed) -> tuple[float, int]:
    return timed[:2]


def _length(seconds: float) -> str:
    return moment(max(0.0, seconds)) if seconds < 1 else duration(seconds)
