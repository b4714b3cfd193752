"""A silence has an explanation where the system knows one."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from core.observation import Silence
from core.silences import Silences
from tests.following import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")


def looks(silences: Silences, pid: int) -> list[Silence]:
    """All that is said of `pid` until it has used some processor time, or two looks where it never does."""
    found: list[Silence] = []

    def seen() -> bool:
        found.extend(silences.look(time.monotonic(), [pid]))
        return len(found) > 1 and (found[-1].most > 0.02 or len(found) > 3)

    until(seen, "a look at a silent process")
    return found


def test_a_process_that_computes_in_silence_is_found_out() -> None:
    silences = Silences()
    with subprocess.Popen([sys.executable, "-I", "-S", "-c", "while True: pass"]) as process:
        silences.hear(time.monotonic(), process.pid)
        newest = looks(silences, process.pid)[-1]
        process.kill()
    assert newest.pid == process.pid
    assert newest.most > 0.02
    assert newest.rest == 0.0


def test_who_has_just_been_heard_of_is_not_silent() -> None:
    silences = Silences()
    silences.hear(1.0, os.getpid())
    assert list(silences.look(1.1, [os.getpid()])) == []


def test_who_has_said_its_last_is_not_asked_about() -> None:
    silences = Silences()
    silences.hear(1.0, os.getpid())
    silences.forget(os.getpid())
    assert list(silences.look(9.0, [os.getpid()])) == []
