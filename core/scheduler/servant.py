"""A process of one's own for work that may take long, hang or ask for everything: whoever wants it never waits.

It ends when its owner closes it or ends itself, and it takes along what it has started.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from core.scheduler.memory_use import limit_memory


class Servant:
    """Runs `serve(pipe, order)` in a process of its own, which must be importable there."""

    def __init__(
        self, name: str, serve: Callable[[Connection, Any], None], order: Any, *, limited: bool = True
    ) -> None:
        """Without `limited` it may have as much memory as it wants: for what has limits of its own."""
        context = multiprocessing.get_context("spawn")  # a fork would copy the window's threads' locks
        self._mine, theirs = context.Pipe()
        self._process = context.Process(target=_begin, args=(serve, theirs, order, limited), daemon=True, name=name)
        self._process.start()
        theirs.close()

    def messages(self) -> list[Any]:
        """What has arrived since the last call; never waits."""
        found: list[Any] = []
        with contextlib.suppress(EOFError, OSError):
            while self._mine.poll():
                found.append(self._mine.recv())
        return found

    def wait(self, seconds: float) -> bool:
        """Wait for a message; False when none came in time, or none can come any more."""
        return bool(self._mine.poll(seconds)) and self.is_alive

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def send(self, order: Any) -> None:
        """Raises OSError where the process has ended."""
        self._mine.send(order)

    def close(self) -> None:
        """End it, whatever it is doing, with all that it has started; takes some milliseconds."""
        if hasattr(os, "killpg") and self._process.pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):  # gone, or not yet a group of its own
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self._process.close()
        self._mine.close()


def _begin(serve: Callable[[Connection, Any], None], pipe: Connection, order: Any, limited: bool) -> None:
    if hasattr(os, "setsid"):
        os.setsid()
    _end_with_parent()
    if limited:
        limit_memory()
    with contextlib.suppress(EOFError, BrokenPipeError):  # nobody listens any more
        serve(pipe, order)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            if hasattr(os, "killpg"):
                os.killpg(0, signal.SIGKILL)
            os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
