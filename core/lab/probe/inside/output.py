"""Which thread wrote which line.

At the bottom of `sys.stdout` stands a raw file; whatever is flushed passes its `write`. In its place comes a function
composed of C functions only (`unseen`), which notes the thread and how much had been written before, copies the
beginning of the bytes, and then does the real write and returns what that returns. The sampler makes lines of it. The
write itself, its result and its errors stay as they are; no frame is added. It costs about 2 microseconds a line, and
on 3.9 to 3.11, where calls of C functions count against the recursion limit, eight levels of that.

A flood of lines is noted only now and then: who wrote the others is not known.

stdout is made to flush line by line, as it does on a terminal: of a program that hangs one must see what it printed.
"""

from __future__ import annotations

import io
import sys
from _collections import deque  # type: ignore[import-not-found]
from _functools import partial  # type: ignore[import-not-found]
from _operator import itemgetter
from _thread import get_ident
from zlib import crc32

from .unseen import aside, pipe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_COPIED = 4096  # bytes of one write; of a longer one the lines in the rest have no known writer
_FLOOD = 256  # writes between two samples: nobody can follow them, and noting them all would make them dearer
_PAUSE = 12  # samples, 0.2 s, for which a flood is left alone before it is looked at again
LINES = 128
"""Lines of a stream whose writers are told in one sample; of a flood the others' are not known."""


class Stream:
    """One of the two output streams of this process."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.notes: Any = deque(maxlen=2 * _FLOOD)
        self._copy = io.BytesIO()
        self._rest = b""
        self._raw: Any = None
        self._hook: Any = None
        self.pause = 0

    def watch(self) -> None:
        """Notes what is written from now on. A stream that is not there, or is no ordinary one, is left alone."""
        text = getattr(sys, self._name)
        if type(text) is not io.TextIOWrapper:
            return
        text.reconfigure(line_buffering=True)
        raw = getattr(text.buffer, "raw", text.buffer)
        if type(raw) is io.FileIO:
            noting = map(self.notes.append, zip(iter(get_ident, None), iter(self._copy.tell, -1)))
            copying = pipe(itemgetter(slice(0, _COPIED)), self._copy.write)
            # `max` of nothing and the bytes, by how much of them could be copied, is the bytes
            self._raw, self._hook = raw, pipe(aside(noting), partial(max, b"", key=copying), raw.write)
            self._raw.write = self._hook

    def wrote(self, pid: int, t: float) -> dict[str, Any] | None:
        """The lines that ended since the last call, as a ``Wrote``; None if there were none."""
        if not self.notes:
            self._resume()
            return None
        notes, data = self._take()
        if len(notes) >= _FLOOD:
            self._raw.__dict__.pop("write", None)
            self.pause = _PAUSE
        lines: list[tuple[int, int]] = []
        ends = [at for _, at in notes[1:]] + [len(data)]
        for (ident, start), end in zip(notes, ends):
            self._split(ident, data[start:end], lines)
            if len(lines) >= LINES:
                self._rest = b""
                break
        return {"kind": "Wrote", "t": t, "pid": pid, "stream": self._name, "lines": lines[:LINES]} if lines else None

    def _resume(self) -> None:
        if self.pause:
            self.pause -= 1
            if not self.pause:
                self._raw.write = self._hook

    def _take(self) -> tuple[list[tuple[int, int]], bytes]:
        """What was noted, and the copy that the notes' numbers are places in. Nothing is written between the two:
        this thread has had the interpreter's lock for less than the interval after which it can lose it."""
        notes, data = [self.notes.popleft() for _ in range(len(self.notes))], self._copy.getvalue()
        self._copy.seek(0)
        self._copy.truncate()
        return notes, data

    def _split(self, ident: int, data: bytes, lines: list[tuple[int, int]]) -> None:
        if len(data) == _COPIED:
            data = data[: data.rfind(b"\n") + 1]
        *whole, rest = (self._rest + data).split(b"\n")
        self._rest = rest[-_COPIED:]
        for line in whole:
            lines.append((ident, crc32(line[:-1] if sys.platform == "win32" and line.endswith(b"\r") else line)))

    def after_fork(self) -> None:
        """In a forked child: what was written before is the parent's to tell."""
        self._take()
        self._rest = b""
