"""When, and in which thread, Python looks for circles of objects that nobody holds any more.

Left to itself Python looks whenever enough has been made, in whichever thread made it: a thread beside the window's
that asks other Pythons for their versions would then delete widgets, and Qt ends the process (a segmentation fault in
"Garbage-collecting"). So looking is left to a timer in the window's own thread.

Looking through everything takes 25 ms in a new window and 100 ms beside an hour's recording, at any moment: a
picture is late, or a slider stands still. What has just been made is looked at as often as ever, and circles that
live long are rare here, so all of it is gone through a hundred times less often than Python would.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 100
_SELDOM = 1000
"""Collections of the middle generation before one of the oldest (Python's own number is 10)."""


class Collector(QObject):
    """From now on nothing in this process is collected but by this object, in its thread."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        gc.disable()
        youngest, middle, _ = gc.get_threshold()
        self._limits = (youngest, middle, _SELDOM)
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(_EVERY_MS)

    def look(self) -> None:
        """Goes through the oldest generation that is due, and so through the younger ones too."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._limits[generation]:
                gc.collect(generation)
                return


def keep_what_is_here() -> None:
    """All objects that there are now are here to stay, and need not be looked at again."""
    gc.freeze()
