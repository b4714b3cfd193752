"""The window's ends of pipes: reading and writing that never waits."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

if sys.platform == "win32":
    import _winapi
    import msvcrt
    import time
else:
    import select


class Source:
    """The reading end of a pipe, owned by this object."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.is_open = True
        _do_not_wait(descriptor)

    def fileno(self) -> int:
        return self._descriptor

    @property
    def inode(self) -> int:
        """By which Linux names it."""
        return os.fstat(self._descriptor).st_ino

    def read(self, most: int) -> bytes | None:
        """What is there, at most `most` bytes; empty at the end of the input (which closes this); None where there
        is nothing yet."""
        if not self.is_open:
            return b""
        try:
            data = os.read(self._descriptor, most) if self._has_data() else None
        except BlockingIOError:
            return None
        except OSError:  # Windows: the other end is gone
            data = b""
        if data == b"":
            self.close()
        return data

    def _has_data(self) -> bool:
        if sys.platform == "win32":
            return _winapi.PeekNamedPipe(msvcrt.get_osfhandle(self._descriptor), 0)[0] != 0
        return True

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            os.close(self._descriptor)


class Sink:
    """The writing end of a pipe, owned by this object. What the pipe does not take yet is kept for later."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._kept = bytearray()
        self._is_ending = False
        self.is_open = True
        _do_not_wait(descriptor)

    def write(self, data: bytes) -> None:
        if self.is_open and not self._is_ending:
            self._kept += data
            self.flush()

    def end(self) -> None:
        """Closes it as soon as all that was written is through."""
        self._is_ending = True
        self.flush()

    def flush(self) -> None:
        """Passes on what the pipe takes now. A reader that is gone closes this."""
        try:
            while self.is_open and self._kept:
                del self._kept[: os.write(self._descriptor, self._kept[:65_536])]
        except BlockingIOError:
            return
        except OSError:
            self.close()
        if self._is_ending:
            self.close()

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            self._kept.clear()
            os.close(self._descriptor)


def wait_for(sources: Sequence[Source], seconds: float) -> None:
    """Blocks until one of the open `sources` can be read, or that long."""
    if sys.platform == "win32":
        end = time.monotonic() + seconds
        while not any(map(_is_ready, sources)) and time.monotonic() < end:
            time.sleep(0.005)  # nothing waits for several anonymous pipes at once
    else:
        poll = select.poll()
        for source in sources:
            if source.is_open:
                poll.register(source.fileno(), select.POLLIN)
        poll.poll(seconds * 1000)


def _is_ready(source: Source) -> bool:
    try:
        return source.is_open and source._has_data()
    except OSError:  # the other end is gone, which reading tells
        return True


def _do_not_wait(descriptor: int) -> None:
    """On Windows 3.12 and later can; before, a read asks first, and a write may wait for a reader that is slow."""
    if sys.platform != "win32" or sys.version_info >= (3, 12):
        os.set_blocking(descriptor, False)
