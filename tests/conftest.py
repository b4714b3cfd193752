"""What all tests share: no run outlives its test, and nobody says a word that no test expects."""

from __future__ import annotations

import contextlib
import logging
import shutil
import tempfile
from collections.abc import Iterator
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any

import psutil
import pytest

from core.run import Run
from tests.following import Follower


@pytest.fixture
def own_temporary(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A temporary folder for this test alone, with a path as short as the usual one's."""
    tmp_path_factory.getbasetemp()  # pytest's own stays where it was
    folder = Path(tempfile.mkdtemp(prefix="t-"))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def runs(monkeypatch: pytest.MonkeyPatch, own_temporary: Path) -> Iterator[list[Run]]:
    """The runs that the test has started, in order, wherever it did so. All are closed at its end, and must leave
    neither a process nor a folder."""
    started: list[Run] = []
    start = Run.__init__

    def note(run: Run, *arguments: Any, **named: Any) -> None:
        start(run, *arguments, **named)
        started.append(run)

    monkeypatch.setattr(Run, "__init__", note)
    yield started
    for run in started:
        run.stop()
        Follower(run).end()  # `close` alone would give up after a second, which a busy machine may need
        run.close()
    if started:
        assert _end_children() == []
        assert list(own_temporary.glob("crosstalk-*")) == []


def _end_children() -> list[str]:
    """Ends what this process still has below it, and says what that was. The tracker of shared memory that Python
    starts beside a process of its own (the search of schedules is one) stays as long as this process does."""
    tracker = getattr(resource_tracker._resource_tracker, "_pid", None)
    left = [child for child in psutil.Process().children(recursive=True) if child.pid != tracker]
    names = []
    for child in left:
        with contextlib.suppress(psutil.NoSuchProcess):
            names.append(f"{child.pid} {child.cmdline()[:5]}")
            child.kill()
    return names


@pytest.fixture(autouse=True)
def silence(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test in which something logs a warning fails, unless it has looked at it and called `caplog.clear()`."""
    yield
    said = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not said
