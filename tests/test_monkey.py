"""A short play of the monkey, as part of every test run; the long one is `python -m tests.monkey`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_SHORT = ["--events", "150", "--cycles", "5", "--no-times"]
_PATIENCE_S = 300.0


@pytest.mark.parametrize("seed", [["--seed", "1"], []], ids=["the same seed", "another seed each time"])
def test_random_events_break_nothing_and_leave_nothing_behind(seed: list[str]) -> None:
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.monkey", *_SHORT, *seed]
    root = Path(__file__).parent.parent
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=_PATIENCE_S)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "all is well" in done.stdout
