"""The outcome follows from what happened and what was asked."""

from __future__ import annotations

import errno

import pytest

from core.ending import Asked, judge, not_started
from core.lab.limits import Limits
from core.observation import Outcome


@pytest.mark.parametrize(
    ("why", "exit_code", "asked", "last_error", "outcome"),
    [
        ("empty", 0, Asked(), "", Outcome("finished", 0)),
        ("empty", -9, Asked(), "", Outcome("finished", None, signal=9)),
        ("empty", 0, Asked("stopped"), "", Outcome("finished", 0)),
        ("asked", None, Asked("stopped"), "", Outcome("stopped")),
        ("asked", 3, Asked("timed-out"), "", Outcome("timed-out", 3)),
        ("asked", None, Asked("stopped", interrupt=True), "", Outcome("stopped")),
        ("asked", None, Asked(), "", Outcome("stopped", reason="warden-lost")),
        ("swept", None, Asked(), "", Outcome("stopped", reason="warden-lost")),
        ("swept", None, Asked("stopped"), "", Outcome("stopped")),
        ("empty", -2, Asked(interrupt=True), "", Outcome("interrupted", None, signal=2)),
        ("empty", 130, Asked(interrupt=True), "", Outcome("interrupted", 130)),
        ("empty", 1, Asked(interrupt=True), "KeyboardInterrupt", Outcome("interrupted", 1)),
        ("empty", 0, Asked(interrupt=True), "", Outcome("finished", 0)),
        ("empty", -2, Asked(), "KeyboardInterrupt", Outcome("finished", None, signal=2)),
        ("memory", None, Asked(), "", Outcome("limit", reason="memory", allowed=2)),
        ("processes", 0, Asked("stopped"), "", Outcome("limit", 0, reason="processes", allowed=4)),
        ("seconds", None, Asked(), "", Outcome("timed-out", reason="seconds", allowed=5)),
        ("empty", 1, Asked(), "MemoryError", Outcome("limit", 1, reason="address-space", allowed=1)),
        ("empty", 1, Asked(), f"OSError: [Errno {errno.ENOSPC}] No space", Outcome("limit", 1, reason="disk")),
        ("empty", 0, Asked(), "MemoryError", Outcome("finished", 0)),
        ("empty", 1, Asked(), "ValueError: MemoryError", Outcome("finished", 1)),
        (
            "empty",
            1,
            Asked(),
            f"OSError: [Errno {errno.EFBIG}] Too big",
            Outcome("limit", 1, reason="file-size", allowed=3),
        ),
        (
            "empty",
            1,
            Asked(),
            "RuntimeError: can't start new thread",
            Outcome("limit", 1, reason="processes", allowed=4),
        ),
    ],
)
def test_the_outcome_follows_from_the_end(
    why: str, exit_code: int | None, asked: Asked, last_error: str, outcome: Outcome
) -> None:
    assert judge(why, 0, exit_code, asked, last_error, Limits(1, 2, 3, 4, 5)) == outcome


def test_what_could_not_be_ended_is_said() -> None:
    assert judge("asked", 2, None, Asked("stopped"), "", Limits()).detail == "2 left"


@pytest.mark.parametrize(
    ("stage", "number", "reason"),
    [
        ("interpreter", errno.ENOENT, "interpreter-gone"),
        ("interpreter", errno.EACCES, "interpreter-broken"),
        ("interpreter", errno.ENOEXEC, "interpreter-broken"),
        ("interpreter", errno.ENOMEM, "start-failed"),
        ("folder", errno.ENOENT, "no-such-folder"),
        ("folder", errno.EACCES, "not-writable"),
        ("place", errno.ENOSPC, "no-space"),
        ("place", errno.EROFS, "not-writable"),
        ("place", errno.EMFILE, "start-failed"),
        ("warden", errno.ENOENT, "start-failed"),
        ("warden", 0, "start-failed"),
    ],
)
def test_what_prevented_the_start_has_a_code(stage: str, number: int, reason: str) -> None:
    outcome = not_started(stage, number, "words")
    assert outcome == Outcome("failed-to-start", reason=reason, detail="words")


def test_without_other_words_those_of_the_system_are_told() -> None:
    assert not_started("place", errno.ENOSPC, "").detail == "No space left on device"
