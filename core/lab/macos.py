"""The lab's process tree on macOS. Not yet run there: written from documentation.

There is no subreaper: what a process leaves behind becomes launchd's child. So the warden keeps an eye on the tree,
and knows its members by their parent, by the main process's group, and by the run's folder in their environment. A
process that has none of these marks from the moment it is born, and is orphaned between two looks, is not found.
"""

from __future__ import annotations

import os
import signal
import time

from core.lab import libproc, posix
from core.lab.launch import Ending, Launch

# How often the tree is looked at (seconds).
_CENSUS_S = 0.2


class Tree:
    """The lab as the warden sees it: started, interrupted, weighed and ended."""

    unenforced = ("address-space",)  # macOS takes no notice of RLIMIT_AS

    def __init__(self) -> None:
        self._children = posix.Children()
        self._wakeups = posix.Wakeups()
        self._known: dict[int, libproc.Stat] = {}
        self._counted_at = 0.0
        self._token = b"CROSSTALK_LAB=" + os.fsencode(os.environ["CROSSTALK_LAB"])
        self.wait = self._wakeups.wait

    @property
    def exit_code(self) -> int | None:
        return self._children.exit_code

    @property
    def asked_to_end(self) -> bool:
        """Whether a signal that usually ends a program was sent to the warden."""
        return self._wakeups.asked_to_end

    def start(self, launch: Launch) -> int:
        """The main process's pid. Raises `LaunchError`."""
        self._limits = launch.limits
        self._children.main = posix.spawn(launch, lambda: None)
        return self._children.main

    def interrupt(self) -> None:
        """As Ctrl+C in a terminal does."""
        self._send_group(signal.SIGINT)

    def is_empty(self) -> bool:
        return self._children.reap() and not self._find()

    def breach(self) -> str:
        """The limit that the tree as a whole goes beyond: ``memory``, ``processes``, or ""."""
        now = time.monotonic()
        if now - self._counted_at < _CENSUS_S:
            return ""
        self._counted_at = now
        pids = self._find()
        if libproc.threads(pids) > self._limits.processes * 7 // 8:
            return "processes"
        return "memory" if libproc.memory(pids) > self._limits.memory else ""

    def end(self) -> Ending:
        """Ends everything. In the main process's group nothing can start a process any more from the first moment."""
        self._send_group(signal.SIGSTOP)
        return posix.end_all(self._find, self._is_over, _mercy(), self.wait)

    def _is_over(self) -> bool:
        return self.is_empty() and not self._find()  # twice: see `sweep`

    def _find(self) -> list[int]:
        known = [pid for pid, seen in self._known.items() if _is_same(pid, seen)]
        marked = _marked(self._token, self._children.main)
        found = [pid for pid in libproc.tree(os.getpid(), {*known, *marked}) if pid != os.getpid()]
        self._known = {pid: seen for pid in found if (seen := libproc.stat(pid))}
        return list(self._known)

    def _send_group(self, number: int) -> None:
        members = (seen.group for seen in map(libproc.stat, self._find()) if seen)
        if self.exit_code is None or self._children.main in members:
            posix.send_group(self._children.main, number)


def sweep(folder: str, session: int, pipes: frozenset[int]) -> Ending:
    """Ends a lab whose warden was killed: the processes that carry the run's folder in their environment, and those
    of the group that its main process (`session`) led. What `pipes` a process has cannot be seen here."""
    token = b"CROSSTALK_LAB=" + os.fsencode(os.path.join(folder, "lab.json"))

    def find() -> list[int]:
        return list(libproc.tree(os.getpid(), _marked(token, session)))

    def is_over() -> bool:
        # Twice: one that was being started while the first list was made is on the second.
        return not find() and not find()

    return posix.end_all(find, is_over, _mercy(), time.sleep)


def _mercy() -> posix.Mercy:
    return posix.Mercy(libproc.is_tracker, lambda pid: False)


def _is_same(pid: int, before: libproc.Stat) -> bool:
    seen = libproc.stat(pid)
    return seen is not None and not seen.is_zombie and seen.began == before.began


def _marked(token: bytes, group: int) -> set[int]:
    """The processes of the main process's group, and those that carry the token."""
    found = set()
    for pid in libproc.everyone():
        seen = libproc.stat(pid)
        if seen is None or seen.is_zombie or pid == os.getpid():
            continue
        if seen.group == group > 0 or token in libproc.words(pid):
            found.add(pid)
    return found
