"""JSON without the `json` module (a program that does not import it should not find it imported), and the way of
observations into the ring."""

from __future__ import annotations

import _json

from ...ring import PAYLOAD_BYTES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ...ring import RingWriter

_BATCH = '{"kind":"Batch","items":[%s]}'
_ROOM = PAYLOAD_BYTES - len(_BATCH)

_c: Any = _json  # its types are nobody's promise; they have been the same from 3.9 to 3.14
_encode = _c.make_encoder(None, None, _c.encode_basestring_ascii, None, ":", ",", False, False, True)


class _Rules:
    """How `json.loads` reads by default, in the form that the C scanner asks for."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float
    memo: dict[str, str] = {}  # noqa: RUF012 - the scanner wants it to be there, and does not share it


def decode(text: str) -> Any:
    """The value of the JSON `text`; raises StopIteration or ValueError where it is none."""
    return _c.make_scanner(_Rules)(text.strip(), 0)[0]


def encode(value: Any) -> str:
    """Compact JSON in ASCII."""
    return "".join(_encode(value, 0))


class Outbox:
    """Observations on their way into the ring; several share a slot where they fit."""

    def __init__(self, ring: RingWriter) -> None:
        self._ring = ring
        self._items: list[str] = []
        self._size = 0

    def add(self, item: str) -> None:
        """Adds an observation, as `encode` writes it."""
        if self._items and self._size + len(item) > _ROOM:
            self.send()
        self._items.append(item)
        self._size += len(item) + 1

    def send(self) -> None:
        """Writes what has been added."""
        items, self._items, self._size = self._items, [], 0
        if items:
            text = items[0] if len(items) == 1 else _BATCH % ",".join(items)
            self._ring.write(text.encode("ascii"))
