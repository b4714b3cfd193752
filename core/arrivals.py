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
        self._events = _watch(folder) if sys.platform == "linux" else None

    def names(self) -> set[str]:
        """At least those that have come since the last call."""
        return self.listed() if self._events is None else _told(self._events)

    def listed(self) -> set[str]:
        """All that are there; empty where the folder is gone."""
        try:
            return set(os.listdir(self._folder))
        except OSError:
            return set()

    def close(self) -> None:
        if self._events is not None:
            os.close(self._events)
            self._events = None


def _watch(folder: str) -> int | None:
    """A descriptor to read events from; None where this user has too many of them already."""
    libc = ctypes.CDLL(None)
    events: int = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    if events >= 0 and libc.inotify_add_watch(events, os.fsencode(folder), _IN_MOVED_TO) >= 0:
        return events
    if events >= 0:
        os.close(events)
    return None


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
