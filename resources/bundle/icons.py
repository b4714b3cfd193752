"""The icon in the containers of Windows and macOS, made of the PNG files in `resources/icons`."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

# How an ICNS names a PNG of that many pixels: https://en.wikipedia.org/wiki/Apple_Icon_Image_format
_ICNS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 256: b"ic08"}


def ico(pngs: Sequence[Path]) -> bytes:
    """A Windows icon, which since Vista may have PNG files in it.

    Layout: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
    """
    entries, bodies, offset = b"", b"", 6 + 16 * len(pngs)
    for png in pngs:
        data = png.read_bytes()
        side = _side(data) % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset + len(bodies))
        bodies += data
    return struct.pack("<HHH", 0, 1, len(pngs)) + entries + bodies


def icns(pngs: Sequence[Path]) -> bytes:
    """A macOS icon; sizes that it has no name for are left out."""
    files = [png.read_bytes() for png in pngs]
    body = b"".join(
        _ICNS[_side(data)] + struct.pack(">I", len(data) + 8) + data for data in files if _side(data) in _ICNS
    )
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def _side(png: bytes) -> int:
    """Width in pixels; the icon is a square."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n"), "not a PNG file"
    return int(struct.unpack(">I", png[16:20])[0])
