"""Processes that have fallen silent, as the system sees them: busy inside of one call, perhaps.

A probe cannot take samples while C code holds the interpreter's lock. What the system knows of such a process is asked
for only when it has not been heard of for a while. Linux only; elsewhere a silence has no explanation.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.observation import Silence

# Nothing heard for this long (seconds) is a silence; even beside threads that compute there are forty samples a second.
_SILENT_S = 0.3
# How often it is looked into (seconds), and how often later on.
_PERIOD_S, _LATER_S, _LATE_S = 0.2, 2.0, 5.0


class _Look(NamedTuple):
    """When a silent process was looked at first, and the processor time of its threads then (seconds, by number)."""

    t: float
    used: dict[str, float]


class Silences:
    """When each process was heard of last, and what has been made of its silence."""

    def __init__(self) -> None:
        self._heard: dict[int, float] = {}
        self._looked: dict[int, _Look] = {}
        self._next: dict[int, float] = {}

    def hear(self, t: float, pid: int) -> None:
        """Something of that process has arrived at time `t` of the run."""
        self._heard[pid] = t
        self._looked.pop(pid, None)
        self._next.pop(pid, None)

    def forget(self, pid: int) -> None:
        """It has said its last, and that is as it should be."""
        for known in (self._heard, self._looked, self._next):
            known.pop(pid, None)

    def look(self, t: float, pids: Iterable[int]) -> Iterator[Silence]:
        """What there is to say of those of `pids` that are silent at time `t`."""
        if sys.platform != "linux":
            return
        for pid in pids:
            since = self._heard.get(pid, t)
            if t - since >= _SILENT_S and t >= self._next.get(pid, 0.0):
                self._next[pid] = t + (_PERIOD_S if t - since < _LATE_S else _LATER_S)
                yield from self._silence(t, pid, since)

    def _silence(self, t: float, pid: int, since: float) -> Iterator[Silence]:
        used = _used(pid)
        first = self._looked.setdefault(pid, _Look(t, used))
        if t > first.t:
            grown = sorted(seconds - first.used.get(thread, 0.0) for thread, seconds in used.items())
            yield Silence(t, pid, since, first.t, grown[-1] if grown else 0.0, sum(grown[:-1]))


def _used(pid: int) -> dict[str, float]:
    """The processor time of each of its threads."""
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return {}
    found = {thread: _read(f"/proc/{pid}/task/{thread}/schedstat").split() for thread in threads}
    return {thread: int(fields[0]) / 1e9 for thread, fields in found.items() if fields}


def _read(path: str) -> bytes:
    """Empty where there is nothing (any more)."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""
