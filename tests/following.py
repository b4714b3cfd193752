"""Following a run in a test: waiting for conditions, never for time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import psutil

from core.observation import Ended, Line, Observation
from core.program import Program
from core.run import Run

PATIENCE_S = 60.0
"""After this a test gives up; nothing is asserted about how long things take."""


def until(condition: Callable[[], bool], what: str = "the condition") -> None:
    """Waits until `condition` holds."""
    end = time.monotonic() + PATIENCE_S
    pause = 0.001
    while not condition():
        assert time.monotonic() < end, f"{what} never came about"
        time.sleep(pause)
        pause = min(0.05, pause * 2)


def program(source: str, name: str = "program.py") -> Program:
    """A program without knobs."""
    return Program(name, source.encode(), source, ())


class Follower:
    """Drains a run as a window does, and keeps everything."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.seen: list[Observation] = []

    def until(self, condition: Callable[[], bool], what: str = "the condition") -> None:
        """Drains until `condition` holds."""

        def holds() -> bool:
            self.run.wait(0.02)
            self.seen += self.run.drain()
            return condition()

        until(holds, what)

    def until_line(self, start: str) -> str:
        """The first whole line of the run's stdout that begins so."""
        self.until(lambda: any(text.startswith(start) for text in self.lines()), f"the line {start!r}")
        return next(text for text in self.lines() if text.startswith(start))

    def end(self) -> None:
        """Drains to the end, wherever that is."""
        self.until(lambda: self.run.outcome is not None, "the end")

    def finish(self) -> Ended:
        """Drains to the end, which it returns."""
        self.end()
        ended = self.seen[-1]
        assert isinstance(ended, Ended)
        return ended

    def stop(self) -> Ended:
        self.run.stop()
        return self.finish()

    def lines(self, stream: str = "stdout", partial: bool = False) -> list[str]:
        """Texts of the lines so far."""
        lines = (item for item in self.seen if isinstance(item, Line) and item.stream == stream)
        return [line.text for line in lines if line.partial == partial]

    def tree(self) -> list[psutil.Process]:
        """The warden and all that lives below it, now."""
        return psutil.Process().children(recursive=True)


def descriptors() -> set[str]:
    """This process's open descriptors, and what they are of."""
    found = set()
    for name in os.listdir("/proc/self/fd"):
        try:
            found.add(f"{name} {os.readlink(f'/proc/self/fd/{name}')}")
        except FileNotFoundError:
            continue  # that of the listing itself
    return found


def is_alive(process: psutil.Process) -> bool:
    """Whether it still runs; one that has ended and was not waited for does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
