"""The programs of the learner's own that are open in the window: opened, saved, closed, remembered."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.document import write
from core.lesson import Lesson
from core.problem import ProblemError
from core.recording_file import RECORDING_SUFFIX, Opening
from gui import own_dialogs
from gui.own_controls import OwnControls
from gui.own_program import lesson_of
from gui.page_stack import PageStack
from gui.recorded_program import lesson_of_recording
from gui.settings import Settings

RECENT_LIMIT = 10


class OwnPrograms(QObject):
    """Announces what has changed; the window shows it."""

    changed = Signal()
    """`lessons` are other ones."""
    opened = Signal(str)
    """The id of one that is to be shown."""
    closed = Signal(str)
    remembered = Signal()
    """The settings' list of recent programs is another one."""
    refused = Signal(object)
    """The `Problem` of something that the learner wanted."""

    def __init__(self, others: Sequence[Lesson], pages: PageStack, settings: Settings, window: QWidget) -> None:
        """`others` are the lessons, which have the numbers before."""
        super().__init__(window)
        self._window, self._pages, self._settings = window, pages, settings
        self._first = max((lesson.number for lesson in others), default=0) + 1
        self.lessons: list[Lesson] = []
        self.recordings: dict[str, Opening] = {}
        """Those among them that are recordings, by the lesson's id."""

    def open(self, path: Path) -> None:
        """Opens the program at `path`; one that is open already is shown as it is. Nothing is run."""
        path = Path(os.path.abspath(path))
        found = next((lesson for lesson in self.lessons if lesson.id == f"own:{path}"), None)
        if found is None:
            number = max((lesson.number + 1 for lesson in self.lessons), default=self._first)
            try:
                found = self._read(path, number)
            except ProblemError as error:
                self._remember(path, is_there=False)
                self.refused.emit(error.problem)
                return
            self.lessons.append(found)
            self.changed.emit()
        self._remember(path)
        self.opened.emit(found.id)

    def _read(self, path: Path, number: int) -> Lesson:
        """The file at `path` as a lesson. A new kind of file is one line here, one in `own_dialogs`, and what makes
        its page. Raises `ProblemError`."""
        if path.suffix.lower() == RECORDING_SUFFIX:
            opening = Opening(path)
            lesson = lesson_of_recording(path, opening, number)
            self.recordings[lesson.id] = opening
            return lesson
        return lesson_of(path, number, self._settings.watches.get(str(path)))

    def close(self, lesson_id: str) -> None:
        """Asks first if something would be lost. Does nothing for a lesson that is none of these."""
        own = self._pages.own(lesson_id)
        if own is not None and own.is_edited:
            self.ask_about([own], lambda: self.forget(lesson_id))
        elif own is not None or lesson_id in self.recordings:
            self.forget(lesson_id)

    def save(self, lesson_id: str) -> None:
        own = self._pages.own(lesson_id)
        if own is not None:
            own.save()

    def save_as(self, lesson_id: str) -> None:
        """Also a lesson's program can be kept as a file; one of the learner's own goes on under its new name."""
        page = self._pages.page
        if page is None:
            return
        own = page.own
        path = own_dialogs.ask_where_to_save(self._window, own.path if own else Path(page.program.name))
        if path is None:
            return
        if own is not None and path == own.path:
            own.save()
            return
        try:
            write(path, (own or page).program.data)
        except ProblemError as error:
            self.refused.emit(error.problem)
            return
        if own is not None:
            self.forget(lesson_id)
        self.open(path)

    def ask_what_to_open(self) -> None:
        recent = self._settings.recent
        path = own_dialogs.ask_what_to_open(self._window, str(Path(recent[0]).parent) if recent else "")
        if path is not None:
            self.open(path)

    def ask_about(self, edited: Sequence[OwnControls], then: Callable[[], None]) -> None:
        """Whether to save these; `then` unless the learner wants neither, or they cannot be saved."""

        def save() -> None:
            if all(own.save() for own in edited):
                then()

        own_dialogs.ask_about_changes(self._window, [own.path.name for own in edited], save, then)

    def clear_recent(self) -> None:
        self._settings.recent.clear()
        self.remembered.emit()

    def forget(self, lesson_id: str) -> None:
        """Closes it unasked."""
        self.lessons = [lesson for lesson in self.lessons if lesson.id != lesson_id]
        self.recordings.pop(lesson_id, None)
        self.changed.emit()
        self.closed.emit(lesson_id)

    def _remember(self, path: Path, is_there: bool = True) -> None:
        """Puts it on top of the list of what was open, or takes it off."""
        others = [each for each in self._settings.recent if each != str(path)]
        self._settings.recent[:] = [*([str(path)] if is_there else []), *others][:RECENT_LIMIT]
        self.remembered.emit()
