"""The file behind a page with a program of the learner's own: saved, watched for changes on the disk, read again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from core.document import Document
from core.lesson import Lesson, LessonProgram
from core.problem import ProblemError
from core.program import Program, watchable
from gui.code_view import CodeView
from gui.own_bar import FileState, OwnBar
from gui.own_program import describe
from gui.settings import Settings
from gui.theme import Look
from gui.watch_dialog import WatchDialog

_LOOK_MS = 1_000
"""How often is looked whether the file has changed, while its page is on the screen: one `stat`."""
_REMEMBERED = 200
"""Of so many programs is remembered what is watched in them."""


class OwnControls(QObject):
    """Knows the file and the bar about it; the page knows the runs."""

    described = Signal(object)
    """The `LessonProgram` that the page has from now on: its file was read again, or saved."""
    refused = Signal(object)
    """The `Problem` of a file that could not be saved or read."""

    def __init__(self, lesson: Lesson, code: CodeView, bar: OwnBar, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        program = lesson.programs[0].program
        self._code, self._bar, self._settings = code, bar, settings
        self._document = Document(lesson.folder / program.name, program)
        self._watched = lesson.programs[0].watching.names
        self._is_locked = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        bar.save_requested.connect(self.save)
        bar.reload_requested.connect(self.reload)
        bar.keep_requested.connect(self._on_keep)
        code.editor.edited.connect(self._show)
        bar.show()
        code.set_own()
        self._on_disk = self._document.look()
        self._show()
        self._timer.start()

    @property
    def path(self) -> Path:
        return self._document.path

    @property
    def is_edited(self) -> bool:
        """Whether closing it would lose something."""
        return self._code.is_edited or self._on_disk == "gone"

    @property
    def program(self) -> Program:
        """The text as it is now. Raises `ProblemError` where it cannot be saved, as it stands, in the file's
        encoding, or was not read as it stands there."""
        problem = self._document.program.problem
        if problem is not None and problem.code == "undecodable":
            raise ProblemError(problem)
        if self._code.unencodable is not None:
            raise ProblemError(self._code.unencodable)
        return self._code.program()

    def describe(self, program: Program) -> LessonProgram:
        """How to look at `program`, the text as it is now."""
        described = describe(program, self._document.path.parent, self._settings.watches.get(str(self.path)))
        self._watched = described.watching.names
        self._show()
        return described

    def set_locked(self, locked: bool) -> None:
        """While the program runs, what is on the screen is what runs, whatever becomes of the file."""
        self._is_locked = locked

    # --- the file ------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Sees whether the file has changed; a text that nobody has changed here follows it."""
        if self._is_locked or not self._bar.isVisible():
            return
        self._on_disk = self._document.look()
        if self._on_disk == "changed" and not self._code.is_edited:
            self.reload()
        self._show()

    def save(self) -> bool:
        """Returns whether it is saved. What was changed elsewhere is not written over unseen: the bar asks."""
        self._on_disk = self._document.look()
        if self._on_disk == "changed":
            self._show()
            return False
        try:
            self._document.save(self.program)
        except ProblemError as error:
            self.refused.emit(error.problem)
            return False
        self._on_disk = "same"
        self._code.set_original(self._document.program)
        self.described.emit(self.describe(self._document.program))
        return True

    def reload(self) -> None:
        if self._is_locked:
            return
        try:
            program = self._document.reload()
        except ProblemError as error:
            self._document.keep_mine()
            self.refused.emit(error.problem)
            return
        self._on_disk = "same"
        self.described.emit(self.describe(program))
        self._show()

    def _on_keep(self) -> None:
        self._document.keep_mine()
        self.look()

    # --- watches -------------------------------------------------------------------------------------------

    def ask_for_watches(self, look: Look) -> None:
        """Opens the dialog; what is chosen there counts from the next run on."""
        dialog = WatchDialog(watchable(self._code.program()), self._watched, look, self._bar)
        dialog.chosen.connect(self.watch)
        dialog.open()

    def watch(self, names: tuple[str, ...] | None) -> None:
        """These names, or (None) what is suggested; remembered for this file."""
        watches, path = self._settings.watches, str(self.path)
        watches.pop(path, None)
        if names is not None:
            watches[path] = list(names)
            for oldest in list(watches)[:-_REMEMBERED]:
                del watches[oldest]
        self.describe(self._code.program())

    # --- the bar -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        problem = self._document.program.problem
        can_save = problem is None or problem.code != "undecodable"
        self._bar.show_state(FileState(self._code.is_edited, self._on_disk, can_save, self._watched))
