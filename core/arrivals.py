"""New files in a folder, heard of without ever waiting for its lock.

Listing a folder waits for whoever is just adding something to it. In a lab that starts processes by the hundred that
may be one which gets no processor time for seconds, and the window would wait as long. On Linux inotify tells of new
files without touching the folder; elsewhere it is listed.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys

_EVENT = struct.Struct("iIII")  # inotify(7): watch, mask, cookie, length of the name behind it
_IN_MOVED_TO = 0x80


class Arrivals:
    """The files that are moved into `folder` from now on."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._events, self._watch = _watch(folder) if sys.platform == "linux" else (None, 0)

    def names(self) -> set[str]:
        """At least those that have come since the last call."""
        return self.listed() if self._events is None else _told(self._events)

    def listed(self) -> set[str]:
        """All that are there; empty where the folder is gone."""
        try:
            return set(os.listdir(self._folder))
        except OSError:
            return set()

    def end(self) -> None:
        """Hears of nothing more. Best some 40 ms before `close`: a watch that is still there, or has just been, makes
        the kernel wait up to 20 ms in there until nobody can be looking at it."""
        if self._events is not None:
            ctypes.CDLL(None).inotify_rm_watch(self._events, self._watch)

    def close(self) -> None:
        if self._events is not None:
            os.close(self._events)
            self._events = None


def _watch(folder: str) -> tuple[int | None, int]:
    """A descriptor to read events from (None where this user has too many of them already), and its watch."""
    libc = ctypes.CDLL(None)
    events: int = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    watch: int = libc.inotify_add_watch(events, os.fsencode(folder), _IN_MOVED_TO) if events >= 0 else -1
    if watch >= 0:
        return events, watch
    if events >= 0:
        os.close(events)
    return None, 0


def _told(events: int) -> set[str]:
    names = set()
    try:
        while data := os.read(events, 65_536):
            at = 0
            while at < len(data):
                length = _EVENT.unpack_from(data, at)[3]
                at += _EVENT.size
                names.add(os.fsdecode(data[at : at + length].rstrip(b"\0")))
                at += length
    except BlockingIOError:
        return names
    return names
