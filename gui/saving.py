"""The settings written beside the window's thread: for the disk to have them for sure takes longer than a picture."""

from __future__ import annotations

from copy import deepcopy
from threading import Lock, Thread

from PySide6.QtCore import QObject, QTimer, Signal

from core.problem import Problem
from gui.settings import Settings, SettingsFile

_LOOK_MS = 50


class Saver(QObject):
    """One file, written by one thread at a time, in order; of what is asked for meanwhile only the newest."""

    failed = Signal(object)
    """A `Problem`: what cannot be saved is said once, and costs nothing else."""

    def __init__(self, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._lock = Lock()
        self._newest: Settings | None = None
        self._problem: Problem | None = None
        self._thread: Thread | None = None
        self._was_told = False
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._tell)

    def save(self, settings: Settings) -> None:
        """As they are now."""
        with self._lock:
            self._newest = deepcopy(settings)
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._write, name="settings")
                self._thread.start()
        self._look.start()

    def finish(self) -> None:
        """Returns when all is written, or cannot be."""
        thread = self._thread
        if thread is not None:
            thread.join()
        self._tell()

    def _write(self) -> None:
        while True:
            with self._lock:
                settings, self._newest = self._newest, None
                if settings is None:
                    self._thread = None
                    return
            problem = self._file.save(settings)
            if problem is not None:
                self._problem = problem

    def _tell(self) -> None:
        if self._thread is None:
            self._look.stop()
        if self._problem is not None and not self._was_told:
            self._was_told = True
            self.failed.emit(self._problem)
