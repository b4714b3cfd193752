"""What can be read of a zip archive, also of one that is cut off or has wrong bytes in it.

A zip's directory is at its end, so a file that was cut off has none. Here the members are found by their own heads,
from the beginning, and inflated as far as they go. Nothing is ever written to the disk.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_SIGNATURE = b"PK\x03\x04"
_HEAD = struct.Struct("<4s5H3L2H")  # APPNOTE.TXT 4.3.7
_STORED, _DEFLATED = 0, 8
_SIZES_LATER = 0x08
_READ = 65_536
_INFLATED = 262_144

Ending = Literal["", "whole", "altered", "damaged", "cut", "too-large"]


@dataclass(frozen=True, slots=True)
class _Head:
    name: str
    method: int
    check: int | None
    size: int
    """As it lies in the archive; only where it is stored as it is."""
    start: int


class Member:
    """One file of the archive: `chunks` once, and then how it ended.

    ``altered``: it is all there, but its checksum says that some of its bytes are others. ``damaged``: it cannot be
    inflated any further. ``cut``: the archive ends before it does. ``too-large``: there is more than was asked for.
    """

    def __init__(self, data: bytes, head: _Head) -> None:
        self._data, self._head = data, head
        self.ending: Ending = ""
        self.progress = 0.0
        """How far in the archive it has come, from 0 to 1."""

    def chunks(self, limit: int) -> Iterator[bytes]:
        """Its content, at most `limit` bytes."""
        check = size = 0
        try:
            for chunk in self._inflated() if self._head.method == _DEFLATED else self._stored():
                kept = chunk[: limit - size]
                check, size = zlib.crc32(kept, check), size + len(kept)
                yield kept
                if len(kept) < len(chunk):
                    self.ending = "too-large"
                    return
        except zlib.error:
            self.ending = "damaged"
            return
        if self.ending != "cut":
            self.ending = "whole" if self._head.check in (None, check) else "altered"

    def read(self, limit: int) -> bytes:
        """All of it, or the first `limit` bytes."""
        return b"".join(self.chunks(limit))

    def _inflated(self) -> Iterator[bytes]:
        """Never much at once, however well it was packed."""
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        for start in range(self._head.start, len(self._data), _READ):
            self.progress = start / len(self._data)
            piece = self._data[start : start + _READ]
            while piece and not inflater.eof:
                yield inflater.decompress(piece, _INFLATED)
                piece = inflater.unconsumed_tail
            if inflater.eof:
                return
        yield inflater.flush()
        self.ending = "" if inflater.eof else "cut"

    def _stored(self) -> Iterator[bytes]:
        start, size = self._head.start, self._head.size
        yield self._data[start : start + size]
        if start + size > len(self._data):
            self.ending = "cut"


def members(data: bytes) -> dict[str, Member]:
    """The members of the archive by name; of two that have the same name the first."""
    found: dict[str, Member] = {}
    at = data.find(_SIGNATURE)
    while at >= 0:
        head = _head(data, at)
        if head is not None:
            found.setdefault(head.name, Member(data, head))
        at = data.find(_SIGNATURE, at + len(_SIGNATURE))
    return found


def _head(data: bytes, at: int) -> _Head | None:
    """The head that lies there; None where it is no head, or of a kind that nobody here writes."""
    if at + _HEAD.size > len(data):
        return None
    fields = _HEAD.unpack_from(data, at)
    flags, method, check, packed, name_length, extra_length = (fields[index] for index in (2, 3, 6, 7, 9, 10))
    name = data[at + _HEAD.size : at + _HEAD.size + name_length].decode("utf-8", "replace")
    if method not in (_STORED, _DEFLATED) or (method == _STORED and flags & _SIZES_LATER):
        return None
    known = None if flags & _SIZES_LATER else check
    return _Head(name, method, known, packed, at + _HEAD.size + name_length + extra_length)
