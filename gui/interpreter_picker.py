"""Which Python and which start method the next run uses: chosen from what is there, remembered in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core import interpreters
from core.interpreters import Interpreter
from core.problem import Problem, ProblemError
from gui.picker import Option
from gui.pythons import Pythons
from gui.settings import Settings
from gui.wording import python_name

translate = QCoreApplication.translate

_POLL_MS = 50


@dataclass(frozen=True, slots=True)
class Setting:
    """What a program is run with. A `start_method` of "" is the interpreter's default."""

    python: Interpreter
    start_method: str = ""


class InterpreterPicker(QObject):
    """Reads and writes the choice in `settings`; a path that the learner adds is vetted without anybody waiting."""

    changed = Signal()
    refused = Signal(object)
    """The `Problem` of a path that was added and cannot be used."""

    def __init__(self, pythons: Pythons, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pythons, self._settings = pythons, settings
        self._asked: tuple[Thread, list[Problem], str] | None = None
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._on_poll)
        pythons.changed.connect(self.changed)

    # --- the choice ----------------------------------------------------------------------------------------

    @property
    def chosen(self) -> Interpreter | None:
        """The remembered one where it is still there, otherwise the first one found."""
        found = self._pythons.found
        remembered = next((python for python in found if python.path == self._settings.python), None)
        return remembered or (found[0] if found else None)

    def start_method_for(self, python: Interpreter) -> str:
        """The remembered one where `python` has it, otherwise "" for its default."""
        remembered = self._settings.start_method
        return remembered if remembered in python.start_methods else ""

    def setting(self, uses_processes: bool) -> Setting | None:
        """What the next run uses; None where there is no interpreter."""
        python = self.chosen
        if python is None:
            return None
        return Setting(python, self.start_method_for(python) if uses_processes else "")

    @property
    def found(self) -> tuple[Interpreter, ...]:
        return self._pythons.found

    def choose(self, path: str) -> None:
        self._settings.python = path
        self.changed.emit()

    def choose_start_method(self, method: str) -> None:
        self._settings.start_method = method
        self.changed.emit()

    def oldest_and_newest(self) -> tuple[Interpreter, Interpreter] | None:
        """Two interpreters that differ most; None where there is only one."""
        found = sorted(self._pythons.found, key=lambda python: (python.version, not python.gil))
        return (found[0], found[-1]) if len(found) > 1 else None

    # --- for the pickers -----------------------------------------------------------------------------------

    def python_options(self) -> tuple[Option, ...]:
        found = sorted(self._pythons.found, key=lambda python: python.version)
        names = [python_name(python.version_text, python.gil) for python in found]
        return tuple(
            Option(
                python.path,
                name if names.count(name) == 1 else f"{name}  {_end_of(python.path)}",
                python_name(python.version_text, python.gil, short=True),
                python.path,
            )
            for python, name in zip(found, names, strict=True)
        )

    @property
    def can_pick(self) -> bool:
        """Whether there is a choice at all, as the presets of a room may have taken it away."""
        return self._pythons.can_pick

    @property
    def can_remove(self) -> bool:
        """Whether the chosen one is there because the learner has added it."""
        return self.chosen is not None and self.chosen.path in self._settings.pythons

    def remove(self) -> None:
        """Takes the chosen one off the list; the first one is chosen then."""
        if self.can_remove:
            path, self._settings.python = self._settings.python, ""
            self._settings.pythons.remove(path)
            self._pythons.remove(path)

    def forget(self, path: str) -> None:
        """The one at `path` has turned out to be gone."""
        self._pythons.remove(path)

    def start_method_options(self) -> tuple[Option, ...]:
        """Those that the interpreter has, its default first."""
        python = self.chosen
        if python is None:
            return ()
        note = translate("InterpreterPicker", "the default of this Python")
        methods = python.start_methods
        return tuple(Option(method, method, tooltip="" if index else note) for index, method in enumerate(methods))

    def shown_start_method(self) -> str:
        python = self.chosen
        if python is None or not python.start_methods:
            return ""
        return self.start_method_for(python) or python.start_methods[0]

    # --- adding one ----------------------------------------------------------------------------------------

    def ask_for_path(self, parent: QWidget) -> None:
        """Opens a file dialog; what is chosen there is vetted and picked."""
        dialog = QFileDialog(parent, translate("InterpreterPicker", "Choose a Python"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.add)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add(self, path: str) -> None:
        """Vets the executable at `path` in a thread of its own, then picks it or says why not."""
        if self._asked is not None:
            return
        problems: list[Problem] = []
        thread = Thread(target=_vet, args=(path, problems), name="vet a Python", daemon=True)
        self._asked = (thread, problems, path)
        thread.start()
        self._poll.start()

    @property
    def is_vetting(self) -> bool:
        return self._asked is not None

    def _on_poll(self) -> None:
        if self._asked is None or self._asked[0].is_alive():
            return
        (_thread, problems, path), self._asked = self._asked, None
        self._poll.stop()
        if problems:
            self.refused.emit(problems[0])
            return
        known = {python.path for python in self._pythons.found}
        added = self._pythons.add(path).path  # the answer is known by now: nobody waits
        if added not in known:
            self._settings.pythons.append(added)
        self.choose(added)


def _end_of(path: str) -> str:
    """The last folders of a path, by which two of the same version are told apart."""
    parts = Path(path).parts
    return path if len(parts) <= 5 else str(Path("…", *parts[-4:]))


def _vet(path: str, problems: list[Problem]) -> None:
    try:
        interpreters.vet(path)
    except ProblemError as error:
        problems.append(error.problem)
