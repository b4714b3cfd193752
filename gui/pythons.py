"""The interpreters that runs can use, as the window knows them: its own at once, the others a second later."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from core import interpreters
from core.interpreters import Interpreter
from core.problem import Problem, ProblemError

POLL_MS = 100


class Pythons(QObject):
    """`found` grows by the search and by what the learner adds, and shrinks by what is removed or has vanished."""

    changed = Signal()
    lost = Signal(object)
    """The `Problem` of one that was wanted, and cannot be used any more."""

    def __init__(self, parent: QObject | None = None, *, can_pick: bool = True) -> None:
        """Without `can_pick` there is the own one only, and nothing to choose."""
        super().__init__(parent)
        self.can_pick = can_pick
        self.found: tuple[Interpreter, ...] = (interpreters.own(),)
        self._answer: list[Interpreter] = []
        self._problems: list[Problem] = []
        self._search: Thread | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._on_poll)

    def search(self, wanted: Sequence[str] = ()) -> None:
        """Looks for the others without making anybody wait, and for those at the paths `wanted`, wherever they are.
        Their answers are taken by the window's own thread."""
        self._search = Thread(target=self._find, args=(tuple(wanted),), name="look for Pythons", daemon=True)
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

    def remove(self, path: str) -> None:
        self.found = tuple(interpreter for interpreter in self.found if interpreter.path != path)
        self.changed.emit()

    def _find(self, wanted: Sequence[str]) -> None:
        found = interpreters.find()
        for path in wanted:
            try:
                found.append(interpreters.vet(path))
            except ProblemError as error:
                self._problems.append(error.problem)
        self._answer = found

    def _on_poll(self) -> None:
        if self._search is not None and not self._search.is_alive():
            self._poll.stop()
            self._search = None
            self._extend(self._answer)
            problems, self._problems = self._problems, []
            for problem in problems:
                self.lost.emit(problem)

    def _extend(self, more: Sequence[Interpreter]) -> None:
        known = {interpreter.path: interpreter for interpreter in (*self.found, *more)}
        self.found = tuple(known.values())
        self.changed.emit()
