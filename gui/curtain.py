"""Widgets that are laid out anew together, and painted one after the other.

Painted at once they would keep the window from answering for several times as long.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

_TURN_MS = 1
"""With 0 all would still happen in the same turn of the event loop."""


class Curtain(QObject):
    """`parent` is what all the widgets are in."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._behind: list[QWidget] = []
        self._timer = QTimer(self, interval=_TURN_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._show_one)

    def hide(self, widgets: Iterable[QWidget]) -> None:
        """From now on they are not painted: what is on the screen stays there."""
        self._timer.stop()
        for widget in widgets:
            if widget not in self._behind:
                self._behind.append(widget)
                widget.setUpdatesEnabled(False)

    def open(self) -> None:
        """Has them painted, each in a turn of the event loop of its own."""
        if self._behind:
            self._timer.start()

    def open_at_once(self) -> None:
        while self._behind:
            self._show_one()

    def _show_one(self) -> None:
        if self._behind:
            self._behind.pop(0).setUpdatesEnabled(True)
        if not self._behind:
            self._timer.stop()
