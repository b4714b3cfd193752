"""The sample ring: a file in which one process leaves what it observes, for another to read while both run.

A memory-mapped file of a header and `SLOTS` slots. Writing is copying: it never blocks, makes no system call, keeps
the interpreter's lock (a pipe would give it up), and what was written is still there after a SIGKILL. When the ring
is full the oldest slot is overwritten; the reader, which never writes, notices by the sequence numbers what it has
missed and by the checksums what was overwritten while it looked.

    file    header (SLOT_BYTES), then SLOTS slots of SLOT_BYTES
    header  8s magic "XTLKRING", u32 PROTOCOL, u32 SLOTS, u32 SLOT_BYTES, u32 pid
    slot    u32 crc32 of the rest, u16 length, u16 place, u64 sequence, payload

`place` is `FIRST` for the slot that a payload begins with plus `LAST` for the one that it ends with (3: all in one).

Sequences count slots from 1; slot `n` is at place ``(n - 1) % SLOTS``. A payload is one JSON object, compact, in UTF-8:
an observation as `core.observation.from_json` takes it, or ``{"kind": "Batch", "items": [...]}``, or one of
``{"kind": "Wrote", "t", "pid", "stream", "lines": [[ident, crc32 of the line's bytes without its end], ...]}``.
`PROTOCOL` rises when the meaning of any of this changes.
"""

from __future__ import annotations

import mmap
import os
import sys
from _struct import Struct
from zlib import crc32

PROTOCOL = 1
SLOTS = 512
SLOT_BYTES = 2048

_LOW_DESCRIPTORS = 100
# So often a read goes on behind what it has missed: that looks at all slots, and a lab may fill them with nonsense.
_JUMPS = 4
_HEADER = Struct("<8sIIII")
_MAGIC = b"XTLKRING"
FIRST, LAST = 1, 2
_CHECK = Struct("<I")
_SLOT = Struct("<HHQ")
_PAYLOAD_AT = _CHECK.size + _SLOT.size
PAYLOAD_BYTES = SLOT_BYTES - _PAYLOAD_AT
"""How much of a payload fits into one slot."""
PAYLOAD_LIMIT = PAYLOAD_BYTES * SLOTS // 4
"""A payload may take a quarter of the ring; a longer one is refused."""


class RingWriter:
    """The one writer of the ring at `path`, which appears there complete (it is made under another name)."""

    def __init__(self, path: str, pid: int) -> None:
        """Raises OSError where the file cannot be made."""
        unfinished = path + ".new"
        size = SLOT_BYTES * (SLOTS + 1)
        descriptor = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _reserve(descriptor, size)
            self._map = _map(descriptor, size)
        except OSError:
            os.unlink(unfinished)
            raise
        finally:
            os.close(descriptor)
        self._map[: _HEADER.size] = _HEADER.pack(_MAGIC, PROTOCOL, SLOTS, SLOT_BYTES, pid)
        self._sequence = 0
        os.rename(unfinished, path)

    def write(self, payload: bytes) -> None:
        """Adds `payload`, over as many slots as it needs; raises ValueError above `PAYLOAD_LIMIT`."""
        if len(payload) <= PAYLOAD_BYTES:
            self._put(payload, FIRST + LAST)
            return
        if len(payload) > PAYLOAD_LIMIT:
            raise ValueError(f"a payload of {len(payload)} bytes")
        for start in range(0, len(payload), PAYLOAD_BYTES):
            place = (FIRST if start == 0 else 0) + (LAST if start + PAYLOAD_BYTES >= len(payload) else 0)
            self._put(payload[start : start + PAYLOAD_BYTES], place)

    def _put(self, part: bytes, place: int) -> None:
        self._sequence += 1
        rest = _SLOT.pack(len(part), place, self._sequence) + part
        at = SLOT_BYTES * (1 + (self._sequence - 1) % SLOTS)
        self._map[at : at + _CHECK.size + len(rest)] = _CHECK.pack(crc32(rest)) + rest

    def close(self) -> None:
        self._map.close()


def _reserve(descriptor: int, size: int) -> None:
    """Gives the file its size, and the room for it on the disk: where a map has none, who writes to it is killed."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(descriptor, 0, size)
    else:
        os.ftruncate(descriptor, size)


def _map(descriptor: int, size: int) -> mmap.mmap:
    """The file of `descriptor` in memory, leaving the low numbers to the program: what it opens gets the descriptors
    that it would have got. Before 3.13 a map keeps a descriptor of its own, the lowest that is free; so the low ones
    are taken for that moment."""
    if sys.version_info >= (3, 13):
        return mmap.mmap(descriptor, size, trackfd=False)
    taken: list[int] = []
    try:
        while os.name == "posix" and (not taken or taken[-1] < _LOW_DESCRIPTORS):
            taken.append(os.dup(descriptor))
        return mmap.mmap(descriptor, size)
    finally:
        for low in taken:
            os.close(low)


class _Slot:
    """One slot as found: `place` says where in its payload `part` belongs."""

    __slots__ = ("part", "place", "sequence")

    def __init__(self, sequence: int, place: int, part: bytes) -> None:
        self.sequence = sequence
        self.place = place
        self.part = part


class RingReader:
    """Reads the ring at `path` from its oldest payload on, while it is being written or afterwards."""

    def __init__(self, path: str) -> None:
        """Raises OSError where it cannot be opened, ValueError where it is no ring of this protocol."""
        # Not mapped: a lab may cut its own files short, and who touches a map beyond the end of its file is killed.
        # Nor waited for: it may have put a named pipe there.
        self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        if os.fstat(self._descriptor).st_size != SLOT_BYTES * (SLOTS + 1):
            self.close()
            raise ValueError(f"not a ring: {path}")
        header = self._read(0, _HEADER.size)
        magic, protocol, slots, slot_bytes, self.pid = _HEADER.unpack(header)
        if (magic, protocol, slots, slot_bytes) != (_MAGIC, PROTOCOL, SLOTS, SLOT_BYTES):
            self.close()
            raise ValueError(f"not a ring of protocol {PROTOCOL}: {path}")
        self._next = 1
        self._parts: list[bytes] = []

    def read(self) -> tuple[list[bytes], int]:
        """The payloads that are new, oldest first, and the number of slots that were overwritten before they could be
        read or are damaged."""
        payloads: list[bytes] = []
        lost = jumps = 0
        for _ in range(2 * SLOTS):  # a writer faster than this reader does not hold it for ever
            slot = self._at(self._next)
            if slot is not None and slot.sequence < self._next:
                break
            if slot is None or slot.sequence > self._next:
                jumps += 1
                if jumps > _JUMPS:
                    break
                following = self._oldest_after(self._next - 1)
                if following is None:
                    break
                lost += following - self._next
                self._next = following
                self._parts.clear()
            else:
                self._next += 1
                self._join(slot, payloads)
        return payloads, lost

    def close(self) -> None:
        os.close(self._descriptor)

    def _read(self, start: int, size: int) -> bytes:
        """Zero bytes where the file ends before that."""
        os.lseek(self._descriptor, start, os.SEEK_SET)
        return os.read(self._descriptor, size).ljust(size, b"\0")

    def _at(self, sequence: int) -> _Slot | None:
        """What is in the place of slot `sequence`, be it that one or another; None where it is torn. A place that
        has never been written holds sequence 0."""
        start = SLOT_BYTES * (1 + (sequence - 1) % SLOTS)
        slot = self._read(start, SLOT_BYTES)
        length, place, found = _SLOT.unpack_from(slot, _CHECK.size)
        end = _PAYLOAD_AT + length
        intact = end <= SLOT_BYTES and _CHECK.unpack_from(slot)[0] == crc32(slot[_CHECK.size : end])
        if not intact and any(slot[:_PAYLOAD_AT]):
            return None
        return _Slot(found, place, slot[_PAYLOAD_AT:end])

    def _oldest_after(self, sequence: int) -> int | None:
        """The lowest sequence above `sequence` in the ring: where to go on when the next one will never come."""
        slots = map(self._at, range(1, SLOTS + 1))
        return min((slot.sequence for slot in slots if slot is not None and slot.sequence > sequence), default=None)

    def _join(self, slot: _Slot, payloads: list[bytes]) -> None:
        if slot.place & FIRST:
            self._parts = [slot.part]
        elif self._parts:
            self._parts.append(slot.part)
        if slot.place & LAST and self._parts:
            payloads.append(b"".join(self._parts))
            self._parts = []
