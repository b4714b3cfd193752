"""Work that would keep the window from answering, done a little at a time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from core.atomic_file import not_written

_SLICE_S = 0.012


class Job(QObject):
    """Takes the steps of `work`, each of which says how far it is, until there is none. It deletes itself."""

    progressed = Signal(float)
    """From 0 to 1."""
    finished = Signal()
    failed = Signal(object)
    """The `Problem`: ``disk-full`` or ``not-written``."""

    def __init__(self, work: Iterator[float], path: Path, parent: QObject) -> None:
        """`path` is what is written."""
        super().__init__(parent)
        self._work, self._path = work, path
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_slice)
        self._timer.start()

    def cancel(self) -> None:
        """The file stays as it was."""
        self._end()

    def _on_slice(self) -> None:
        until, share = time.monotonic() + _SLICE_S, 0.0
        try:
            for share in self._work:
                if time.monotonic() >= until:
                    self.progressed.emit(share)
                    return
        except OSError as error:
            self._end()
            self.failed.emit(not_written(self._path, error))
            return
        self._end()
        self.finished.emit()

    def _end(self) -> None:
        self._timer.stop()
        self._work.close()  # type: ignore[attr-defined]
        self.deleteLater()
