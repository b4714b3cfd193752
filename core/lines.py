"""A program's output as lines, each with the thread that wrote it, however much of it comes."""

from __future__ import annotations

import codecs
import locale
import sys
import zlib
from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from core.observation import Line, LinesSkipped, Stream

CUT = 500
"""Characters of a line that are shown."""
PER_TAKE = 200
"""Lines of a stream that one `take` gives at most."""
BACKLOG = 2_000
"""Lines that may wait for the next `take`; when more come, all but the newest `PER_TAKE` are dropped."""
HELD_S = 0.1
"""How long a line whose writer is not known yet is held back: the probe says so every 16 ms."""

_KEPT_BYTES = 4 * CUT  # no character takes more than four bytes
_WRITERS = 10_000  # more than the lines that fit into a program's buffer and the pipe, empty ones aside

ENCODING = locale.getpreferredencoding(False) if sys.platform == "win32" else "utf-8"
"""What a program whose output is a pipe writes."""


class _Waiting(NamedTuple):
    head: bytes
    size: int
    """In bytes, with the newline."""
    crc: int
    t: float


class _Writer(NamedTuple):
    pid: int
    ident: int
    t: float


class Lines:
    """One stream of the lab, from bytes to `Line`s."""

    def __init__(self, stream: Stream) -> None:
        self._stream: Stream = stream
        self._waiting: deque[_Waiting] = deque()
        self._head = b""  # of the last line, which has not ended yet
        self._size = 0
        self._crc = 0
        self._shown = b""  # the head that was given as a partial line
        self._writers: dict[int, deque[_Writer]] = {}
        self._known = 0
        self._known_since = float("-inf")
        self._skipped = 0
        self._skipped_bytes = 0
        self._last = b""

    def feed(self, data: bytes, t: float) -> None:
        """Takes in what was read at time `t`. The cost is that of copying `data`, not of its lines, where these are
        too many to be kept."""
        if sys.platform == "win32":
            data = data.replace(b"\r\n", b"\n")
        lines = data.count(b"\n")
        if lines > BACKLOG - len(self._waiting):
            data = self._skip(data, lines, t)
        first, *others = data.split(b"\n")
        self._extend(first)
        if others:
            self._end_line(t)
            *whole, rest = others
            self._waiting.extend(_Waiting(line[:_KEPT_BYTES], len(line) + 1, zlib.crc32(line), t) for line in whole)
            self._last = next((line[:_KEPT_BYTES] for line in reversed(whole) if not _is_blank(line)), self._last)
            self._extend(rest)

    def wrote(self, pid: int, t: float, lines: Iterable[tuple[int, int]]) -> None:
        """Takes in who wrote lines: thread ident, and crc32 of the line's bytes."""
        if t < self._known_since:
            return
        for ident, crc in lines:
            self._writers.setdefault(crc, deque()).append(_Writer(pid, ident, t))
            self._known += 1
        if self._known > _WRITERS:
            self._forget_writers(t)

    def take(self, t: float, final: bool = False) -> list[Line | LinesSkipped]:
        """The next lines, at most `PER_TAKE`. Before the `final` ones a line may be held back for its writer."""
        taken: list[Line | LinesSkipped] = []
        hurry = final or bool(self._skipped)  # in a flood nobody waits
        if self._skipped:
            taken.append(LinesSkipped(t, self._stream, self._skipped, self._skipped_bytes))
            self._skipped = self._skipped_bytes = 0
        for _ in range(min(PER_TAKE, len(self._waiting))):
            waiting = self._waiting[0]
            writer = self._writer(waiting.crc)
            if writer is None and not (hurry or len(self._waiting) > PER_TAKE) and t - waiting.t < HELD_S:
                break
            self._waiting.popleft()
            taken.append(self._line(waiting, writer))
        if not self._waiting and self._head != self._shown:
            self._shown = self._head
            taken.append(Line(t, self._stream, _unfinished(self._head), partial=True))
        return taken

    @property
    def has_more(self) -> bool:
        """Whether `take` has something, now or as soon as it is no longer held back."""
        return bool(self._waiting or self._skipped or self._head != self._shown)

    @property
    def last(self) -> str:
        """The newest whole line that is not blank."""
        return _text(self._last)

    def shorten(self, t: float) -> None:
        """Drops what nobody will wait for: all waiting lines but the newest `PER_TAKE`."""
        if len(self._waiting) > PER_TAKE:
            self._drop(len(self._waiting) - PER_TAKE, t)

    # --- lines -------------------------------------------------------------------------------------------------

    def _extend(self, part: bytes) -> None:
        self._crc = zlib.crc32(part, self._crc)
        self._size += len(part)
        if len(self._head) < _KEPT_BYTES:
            self._head += part[: _KEPT_BYTES - len(self._head)]

    def _end_line(self, t: float) -> None:
        self._waiting.append(_Waiting(self._head, self._size + 1, self._crc, t))
        if not _is_blank(self._head):
            self._last = self._head
        self._head, self._size, self._crc, self._shown = b"", 0, 0, b""

    def _line(self, waiting: _Waiting, writer: _Writer | None) -> Line:
        text = _text(waiting.head)
        if writer is None:
            return Line(waiting.t, self._stream, text)
        return Line(writer.t, self._stream, text, writer.pid, writer.ident)

    def _skip(self, data: bytes, lines: int, t: float) -> bytes:
        """Drops everything up to the newest lines, and returns what is left of `data`."""
        self._drop(len(self._waiting), t)
        if lines <= PER_TAKE:
            return data
        dropped, *newest = data.rsplit(b"\n", PER_TAKE + 1)
        self._skipped += lines - PER_TAKE
        self._skipped_bytes += self._size + len(dropped) + 1
        self._head, self._size, self._crc, self._shown = b"", 0, 0, b""
        return b"\n".join(newest)

    def _drop(self, count: int, t: float) -> None:
        for _ in range(count):
            self._skipped_bytes += self._waiting.popleft().size
        self._skipped += count
        self._forget_writers(t)

    # --- writers -----------------------------------------------------------------------------------------------

    def _writer(self, crc: int) -> _Writer | None:
        """Who wrote a line first that looks so, of those not taken yet."""
        writers = self._writers.get(crc)
        if not writers:
            return None
        writer = writers.popleft()
        self._known -= 1
        if not writers:
            del self._writers[crc]
        return writer

    def _forget_writers(self, t: float) -> None:
        """Once lines were dropped, or too many writers came, nobody can tell any more which line is whose."""
        self._writers.clear()
        self._known = 0
        self._known_since = t


def _is_blank(line: bytes) -> bool:
    return not line or line.isspace()


def _text(head: bytes) -> str:
    if sys.platform == "win32":
        head = head.removesuffix(b"\r")
    return head.decode(ENCODING, "replace")[:CUT]


def _unfinished(head: bytes) -> str:
    """Without a character of which only the first bytes have come."""
    return codecs.getincrementaldecoder(ENCODING)("replace").decode(head)[:CUT]
