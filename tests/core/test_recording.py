"""A recording keeps what was observed, gives back any moment of it, and survives a file."""

from __future__ import annotations

import pytest

from core.observation import (
    Ended,
    Line,
    LinesSkipped,
    Outcome,
    ProcessEnded,
    ProcessStarted,
    QueueState,
    RunStarted,
    Sample,
    StopAsked,
    ThreadState,
    Value,
    Wait,
)
from core.problem import ProblemError
from core.recording import Recording, load
from core.snapshot import LINE_LIMIT
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


def test_the_last_moment_equals_the_live_state(recording):
    live, then = recording.snapshot(), recording.snapshot_at(15.0)
    assert (then.outcome, then.values, then.output, then.samples) == (
        live.outcome,
        live.values,
        live.output,
        live.samples,
    )


def test_a_saved_recording_is_the_same_recording(recording, tmp_path):
    recording.save(tmp_path / "run.crosstalk")
    again = load(tmp_path / "run.crosstalk")
    assert again.subject == recording.subject
    assert list(again.observations()) == list(recording.observations())
    assert list(tmp_path.iterdir()) == [tmp_path / "run.crosstalk"]


def test_lines_that_are_no_longer_kept_are_still_counted(tmp_path):
    recording = Recording(Subject("chatty.py"))
    recording.append(START)
    recording.append([LinesSkipped(0.1, "stdout", 7, 70)])
    recording.append([Line(0.2, "stdout", str(number)) for number in range(LINE_LIMIT + 3)])
    assert recording.snapshot().output.skipped == 10
    assert recording.snapshot_at(1.0).output.skipped == 10


@pytest.mark.parametrize("damage", [lambda data: data[:200], lambda data: b"no zip at all", lambda data: b""])
def test_a_damaged_file_is_reported_and_not_raised_as_it_comes(recording, tmp_path, damage):
    path = tmp_path / "run.crosstalk"
    recording.save(path)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ProblemError) as caught:
        load(path)
    assert caught.value.problem.code == "recording-damaged"


def stuck(t: float) -> Sample:
    state = ThreadState(1, "MainThread", 42, "<module>", wait=Wait("queue", "join", "queue:5"))
    return Sample(t, t, 100, queues=(QueueState("5", "q", 0, 3, 3, 3, 0, 0),), threads=(state,))


def test_a_run_that_is_stopped_keeps_the_diagnosis_that_it_had():
    recording = Recording(Subject("stuck.py"))
    recording.append([*START, *(stuck(tick / 60) for tick in range(60))])
    assert recording.snapshot(1.0).diagnosis.code == "unfinished-tasks"
    recording.append([StopAsked(1.05), ProcessEnded(1.07, 101, -9)])
    assert recording.snapshot(1.08).diagnosis is not None
    recording.append([ProcessEnded(1.1, 100, -9), Ended(1.1, Outcome("stopped", signal=9))])
    for snapshot in (recording.snapshot(), recording.snapshot_at(2.0)):
        assert snapshot.diagnosis.code == "unfinished-tasks"
        assert snapshot.diagnosis.facts["unfinished"] == 3


def test_a_run_that_moves_again_loses_its_diagnosis():
    recording = Recording(Subject("slow.py"))
    recording.append([*START, *(stuck(tick / 60) for tick in range(60))])
    assert recording.snapshot(1.0).diagnosis is not None
    recording.append([sample(1.02, 1)])
    assert recording.snapshot(1.03).diagnosis is None
