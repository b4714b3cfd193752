"""A recording keeps what was observed, gives back any moment of it, and survives a file."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.folding import Fold
from core.observation import (
    Ended,
    Line,
    LinesSkipped,
    Observation,
    Outcome,
    ProcessEnded,
    ProcessStarted,
    Progress,
    QueueOp,
    QueueState,
    RunStarted,
    Sample,
    Standstill,
    StopAsked,
    ThreadStarted,
    ThreadState,
    Value,
    Wait,
    Watching,
)
from core.recording import Recording
from core.snapshot import LINE_LIMIT, Snapshot
from core.subject import Subject

START = [RunStarted(0.0, "3.12.1", "/python", True, "fork"), ProcessStarted(0.0, 100, 1, "main", "main", ident=1)]


def sample(t: float, value: int) -> Sample:
    state = ThreadState(1, "MainThread", 3, "<module>", running=True)
    return Sample(t, t, 100, {"counter": Value("number", value)}, threads=(state,))


@pytest.fixture
def recording() -> Recording:
    recording = Recording(Subject("race.py", "counter = 0\n"))
    recording.append(START)
    # Enough for several blocks, with a line of output in between.
    for number in range(1500):
        recording.append([sample(number / 100, number)])
        if number % 500 == 0:
            recording.append([Line(number / 100, "stdout", f"line {number}")])
    recording.append([Ended(15.0, Outcome("finished", 0))])
    return recording


def test_an_earlier_moment_is_shown_as_it_was(recording):
    then = recording.snapshot_at(5.005)
    assert then.values["counter"].shown == 500
    assert [line.text for line in then.output.lines] == ["line 0", "line 500"]
    assert then.outcome is None


def test_moments_may_be_asked_for_in_any_order(recording):
    shown = [recording.snapshot_at(t).values["counter"].shown for t in (9.005, 3.005, 3.015, 14.0)]
    assert shown == [900, 300, 301, 1400]


def test_a_moment_that_was_approached_in_small_steps_is_the_same(recording):
    steps = 1
    while not recording.approach(5.005, 0.0):
        steps += 1
    assert steps > 100
    then = recording.snapshot_at(5.005)
    assert (then.values["counter"].shown, then.samples) == (500, 501)
    assert [line.text for line in then.output.lines] == ["line 0", "line 500"]


def test_the_last_moment_equals_the_live_state(recording):
    live, then = recording.snapshot(), recording.snapshot_at(15.0)
    assert (then.outcome, then.values, then.output, then.samples) == (
        live.outcome,
        live.values,
        live.output,
        live.samples,
    )


def test_lines_that_are_no_longer_kept_are_still_counted():
    recording = Recording(Subject("chatty.py"))
    recording.append(START)
    recording.append([LinesSkipped(0.1, "stdout", 7, 70)])
    recording.append([Line(0.2, "stdout", str(number)) for number in range(LINE_LIMIT + 3)])
    assert recording.snapshot().output.skipped == 10
    assert recording.snapshot_at(1.0).output.skipped == 10


ACTIONS = st.sampled_from(["run", "wait", "still", "put", "get", "line", "skip", "thread"])


def observed(action: str, number: int) -> list[Observation]:
    """Some of everything that is folded, at its time."""
    t = number / 50
    match action:
        case "put" | "get":
            return [QueueOp(t, 100, 1, "5", action, number % 7)]
        case "line":
            return [Line(t, "stdout", f"line {number}", partial=number % 3 == 0)]
        case "still":
            return [Standstill(t, 100, 1, 3)]
        case "skip":
            return [LinesSkipped(t, "stderr", 3, 40)]
        case "thread":
            return [ThreadStarted(t, 100, number, f"Thread-{number} (work)")]
    wait = Wait("queue", "get", "queue:5") if action == "wait" else None
    state = ThreadState(1, "MainThread", 3, "work", running=wait is None, wait=wait, rounds=number * 10)
    queue = QueueState("5", "q", 4, number % 5, number % 5, number, number // 2)
    values = {"counter": Value("number", number * 7)}
    return [Sample(t, t, 100, values, queues=(queue,), threads=(state,), children=(number,))]


@settings(max_examples=8, deadline=None)
@given(st.lists(ACTIONS, min_size=30, max_size=60), st.lists(st.floats(0, 17), min_size=1, max_size=4))
def test_a_moment_reached_from_a_keyframe_is_the_one_reached_from_the_start(actions, times):
    watching = Watching(("counter",), (Progress("work", "i", 1, "ROUNDS"),))
    subject = Subject("race.py", "", watching, "counter", 100.0, {"ROUNDS": 1e6})
    recording, fold = Recording(subject), Fold(subject)
    everything = list(START)
    for number in range(800):
        everything += observed(actions[number % len(actions)], number)
    recording.append(everything)
    for t in sorted(times):
        while everything and everything[0].t <= t:
            fold.apply(everything.pop(0))
        assert seen(recording.snapshot_at(t)) == seen(fold.snapshot(t))
    assert seen(recording.snapshot_at(times[0])) is not None


def seen(snapshot: Snapshot) -> str:
    """All that is in a snapshot, as text, of long rows the newest part: curves are compared by their points."""
    threads = tuple(dataclasses.replace(thread, spans=thread.spans[-200:]) for thread in snapshot.threads)
    plain = dataclasses.asdict(dataclasses.replace(snapshot, threads=threads))
    curves = [*snapshot.series.values(), *(queue.occupancy for queue in snapshot.queues)]
    if snapshot.drift:
        curves += [snapshot.drift.actual, snapshot.drift.expected, snapshot.drift.writer]
    for part in ("series", "drift", "queues"):
        del plain[part]
    rest = [
        dataclasses.replace(
            queue, occupancy=None, marks=queue.marks[-200:], full=queue.full[-100:], empty=queue.empty[-100:]
        )
        for queue in snapshot.queues
    ]
    losses = snapshot.drift.losses if snapshot.drift else ()
    return repr((plain, [curve.points() for curve in curves], rest, losses))


def stuck(t: float) -> Sample:
    state = ThreadState(1, "MainThread", 42, "<module>", wait=Wait("queue", "join", "queue:5"))
    return Sample(t, t, 100, queues=(QueueState("5", "q", 0, 3, 3, 3, 0, 0),), threads=(state,))


def test_a_run_that_is_stopped_keeps_the_diagnosis_that_it_had():
    recording = Recording(Subject("stuck.py"))
    recording.append([*START, *(stuck(tick / 60) for tick in range(60)), Standstill(0.2, 100, 1, 42)])
    assert recording.snapshot(1.0).diagnosis.code == "unfinished-tasks"
    recording.append([StopAsked(1.05), ProcessEnded(1.07, 101, -9)])
    assert recording.snapshot(1.08).diagnosis is not None
    recording.append([ProcessEnded(1.1, 100, -9), Ended(1.1, Outcome("stopped", signal=9))])
    for snapshot in (recording.snapshot(), recording.snapshot_at(2.0)):
        assert snapshot.diagnosis.code == "unfinished-tasks"
        assert snapshot.diagnosis.facts["unfinished"] == 3


def test_a_run_that_moves_again_loses_its_diagnosis():
    recording = Recording(Subject("slow.py"))
    recording.append([*START, *(stuck(tick / 60) for tick in range(60)), Standstill(0.2, 100, 1, 42)])
    assert recording.snapshot(1.0).diagnosis is not None
    recording.append([sample(1.02, 1)])
    assert recording.snapshot(1.03).diagnosis is None
