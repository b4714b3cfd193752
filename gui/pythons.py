"""The interpreters that runs can use, as the window knows them: its own at once, the others a second later."""

from __future__ import annotations

import multiprocessing
import platform
import sys
from collections.abc import Sequence
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from core import interpreters
from core.interpreters import Interpreter

POLL_MS = 100


class Pythons(QObject):
    """`found` grows twice at most: by the search, and by what the learner adds. `changed` says so."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: tuple[Interpreter, ...] = () if getattr(sys, "frozen", False) else (_own(),)
        self._answer: list[Interpreter] = []
        self._search: Thread | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._on_poll)

    def search(self) -> None:
        """Looks for the others without making anybody wait. Their answers are taken by the window's own thread."""
        self._search = Thread(target=self._find, name="look for Pythons", daemon=True)
        self._search.start()
        self._poll.start()

    @property
    def is_searching(self) -> bool:
        return self._search is not None

    def add(self, path: str) -> Interpreter:
        """Vets what the learner points to and puts it last. `ProblemError` as from `core.interpreters.vet`, which
        may take a moment the first time."""
        interpreter = interpreters.vet(path)
        self._extend([interpreter])
        return interpreter

    def _find(self) -> None:
        self._answer = interpreters.find()

    def _on_poll(self) -> None:
        if self._search is not None and not self._search.is_alive():
            self._poll.stop()
            self._search = None
            self._extend(self._answer)

    def _extend(self, more: Sequence[Interpreter]) -> None:
        known = {interpreter.path for interpreter in self.found}
        self.found += tuple(interpreter for interpreter in more if interpreter.path not in known)
        self.changed.emit()


def _own() -> Interpreter:
    """The one that runs Crosstalk, without asking it in a process of its own."""
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    methods = multiprocessing.get_all_start_methods()
    implementation = platform.python_implementation().lower()
    version = (sys.version_info.major, sys.version_info.minor, sys.version_info.micro)
    return Interpreter(sys.executable, version, implementation, gil, tuple(methods))
