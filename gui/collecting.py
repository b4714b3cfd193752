"""When Python looks for circles of objects that nobody holds any more.

Looking through everything takes 25 ms in a new window and 100 ms beside an hour's recording, at any moment: a
picture is late, or a slider stands still. What has just been made is looked at as often as ever, and circles that
live long are rare here, so all of it is gone through a hundred times less often than Python would.
"""

from __future__ import annotations

import gc

_SELDOM = 1000
"""Collections of the middle generation before one of the oldest (Python's own number is 10)."""


def collect_seldom() -> None:
    """From now on, in this process."""
    youngest, middle, _ = gc.get_threshold()
    gc.set_threshold(youngest, middle, _SELDOM)


def keep_what_is_here() -> None:
    """All objects that there are now are here to stay, and need not be looked at again."""
    gc.freeze()
