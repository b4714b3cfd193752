"""A counter beside what it would be had no update been lost."""

from __future__ import annotations

from dataclasses import replace

from core.observation import (
    ProcessStarted,
    Progress,
    Sample,
    ThreadEnded,
    ThreadStarted,
    ThreadState,
    Value,
    Watching,
)
from core.snapshot import Snapshot
from core.subject import Subject
from tests.core.folding.folded import JOINS, fold, number

DRIFTING = Subject(
    "race.py",
    watching=Watching(("counter",), (Progress("add", "i", 1, "ROUNDS"), Progress("take", "i", -1, "ROUNDS"))),
    drift="counter",
    expected_end=0,
    totals={"ROUNDS": 1000},
)


def racing(t: float, counter: float, added: int | None, taken: int | None) -> Sample:
    threads = (
        ThreadState(1, "MainThread", 20, "<module>", wait=JOINS),
        ThreadState(2, "Thread-1 (add)", 9, "add", running=True, rounds=added),
        ThreadState(3, "Thread-2 (take)", 13, "take", running=True, rounds=taken),
    )
    return Sample(t, t, 100, {"counter": number(counter)}, threads=threads)


def test_drift_is_the_counter_beside_the_rounds_that_were_done():
    snapshot = fold(racing(0.1, 400, 400, 0), racing(0.2, 300, 600, 300), racing(0.3, 100, 700, 400), subject=DRIFTING)
    drift = snapshot.drift
    assert list(drift.actual.points()[1]) == [400, 300, 100]
    assert list(drift.expected.points()[1]) == [400, 300, 300]
    assert [round(lost) for _, lost in drift.losses] == [-200]
    assert [snapshot.threads[int(index)].actor.letter for index in drift.writer.points()[1]] == ["A", "B", "A"]


def test_a_round_in_the_middle_is_no_loss():
    snapshot = fold(racing(0.1, 399, 400, 0), racing(0.2, 298, 600, 301), subject=DRIFTING)
    assert snapshot.drift.losses == ()


def test_a_look_that_did_not_get_the_rounds_of_the_instant_is_no_point_of_the_curves():
    torn = racing(0.2, 40_000, None, None)
    drift = fold(racing(0.1, 399, 400, 0), torn, racing(0.3, 298, 600, 301), subject=DRIFTING).drift
    assert (list(drift.actual.points()[0]), drift.losses) == ([0.1, 0.3], ())


def test_a_thread_on_its_way_out_makes_no_loss():
    """It has done all its rounds, and is not seen in their loop any more; only when it is gone that is known."""
    main, add, take = racing(0.2, 700, None, 300).threads
    leaving = replace(racing(0.2, 700, None, 300), threads=(main, replace(add, function="", line=0), take))
    gone = replace(racing(0.3, 650, None, 350), threads=(main, replace(take, rounds=350)))
    drift = fold(racing(0.1, 399, 400, 0), leaving, gone, subject=DRIFTING).drift
    assert (list(drift.actual.points()[0]), drift.losses) == ([0.1, 0.3], ())


def test_what_an_ended_thread_contributed_is_all_its_rounds():
    ended = (ThreadEnded(0.2, 100, 2), ThreadEnded(0.2, 100, 3))
    snapshot = fold(racing(0.1, 400, 400, 0), *ended, racing(0.3, 40, 400, 0), subject=DRIFTING)
    assert [thread.contribution for thread in snapshot.threads] == [None, 1000, -1000]


def test_a_new_thread_with_an_old_ident_leaves_the_rounds_of_the_old_one():
    alone = ThreadState(2, "Thread-3 (add)", 9, "add", running=True, rounds=50)
    snapshot = fold(
        racing(0.1, 400, 400, 0),
        ThreadEnded(0.2, 100, 2),
        ThreadStarted(0.3, 100, 2, "Thread-3 (add)"),
        Sample(0.4, 0.4, 100, {"counter": number(1050)}, threads=(alone,)),
        subject=DRIFTING,
    )
    assert [
        (thread.actor.letter, thread.contribution) for thread in snapshot.threads if thread.actor.letter in "AC"
    ] == [
        ("A", 1000),
        ("C", 50),
    ]


def test_a_counter_in_a_manager_is_found_through_its_proxy():
    subject = Subject("d.py", watching=Watching(("d",), (Progress("work", "i", 1, "ROUNDS"),)), drift="d[n]")
    snapshot = fold(
        ProcessStarted(0.1, 101, 100, "manager", "SyncManager-1", ident=1),
        Sample(0.2, 0.2, 100, {"d": Value("proxy", "7f00")}, threads=()),
        Sample(0.3, 0.3, 101, hosted={"7f00[n]": number(41)}),
        subject=subject,
    )
    assert snapshot.values["d[n]"] == number(41)
    assert snapshot.drift.actual.last == 41


def working(t: float, pid: int, rounds: int) -> Sample:
    return Sample(t, t, pid, threads=(ThreadState(1, "MainThread", 8, "work", running=True, rounds=rounds),))


def counting_processes(*samples: Sample) -> Snapshot:
    subject = Subject("d.py", watching=Watching(("d",), (Progress("work", "i", 1, "ROUNDS"),)), drift="d[n]")
    return fold(
        ProcessStarted(0.1, 101, 100, "manager", "SyncManager-1", ident=1),
        ProcessStarted(0.1, 102, 100, "child", "a", ident=1),
        ProcessStarted(0.1, 103, 100, "child", "b", ident=1),
        Sample(0.1, 0.1, 100, {"d": Value("proxy", "7f00")}),
        *samples,
        subject=subject,
    )


def hosted(t: float, count: int) -> Sample:
    return Sample(t, t, 101, hosted={"7f00[n]": number(count)})


def test_rounds_that_another_process_did_since_it_was_seen_are_no_loss():
    seen = [
        sample
        for tick in range(1, 20)
        for sample in (
            working(0.2 + tick / 60, 102, 100 * tick),
            working(0.205 + tick / 60, 103, 50 * tick),
            # Both have gone on by now: more has arrived than was seen to be done, and sometimes much more.
            hosted(0.21 + tick / 60, 150 * tick + (tick % 3) * 40),
        )
    ]
    assert counting_processes(*seen).drift.losses == ()


def test_what_is_missing_beyond_the_rounds_seen_is_lost_for_certain():
    drift = counting_processes(
        working(0.3, 102, 100), working(0.3, 103, 100), hosted(0.31, 120), hosted(0.33, 130)
    ).drift
    assert [(t, lost) for t, lost in drift.losses] == [(0.31, -80)]


def test_rounds_seen_after_the_counter_do_not_count_against_it():
    drift = counting_processes(working(0.3, 102, 100), working(0.4, 102, 400), hosted(0.31, 100)).drift
    assert drift.losses == ()


def test_nothing_would_be_less_had_nothing_been_lost():
    """What the processes did before anybody looked at them is in the counter already."""
    drift = counting_processes(
        working(0.3, 102, 10), hosted(0.31, 500), working(0.4, 102, 900), hosted(0.41, 600)
    ).drift
    assert list(drift.expected.points()[1]) == [500, 900]
    assert [(t, lost) for t, lost in drift.losses] == [(0.41, -300)]
