"""The real window, led through all of its states: lessons, runs, Step mode, dialogs, the learner's own files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from gui.application import Application
from gui.code_view import CodeView
from gui.corner_controls import CornerControls
from gui.lesson_page import LessonPage
from gui.many_panel import ManyPanel
from gui.recording_page import RecordingPage
from tests.gui import recordings
from tests.gui.reachable import dialogs

PATIENCE_MS = 30_000
OWN = "import threading\n\nROUNDS = 3\ncounter = 0\nprint(input())\n"


class Walk:
    """Each method brings the window into a state and returns when it stands there."""

    def __init__(self, application: Application, qtbot: QtBot, folder: Path) -> None:
        self._application, self._qtbot, self._folder = application, qtbot, folder
        self.window = application.window

    def until(self, condition: Callable[[], bool | None]) -> None:
        """Until it is true, or asserts nothing any more."""
        self._qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    @property
    def page(self) -> LessonPage:
        page = self.window.pages.page
        assert isinstance(page, LessonPage)
        return page

    def speak(self, language: str) -> None:
        self.window.findChild(CornerControls).language_chosen.emit(language)
        QApplication.processEvents()  # Qt tells every widget by an event of its own

    def open(self, lesson_id: str) -> None:
        self.window.open_lesson(lesson_id)
        self.until(lambda: self.page.is_prepared)

    # --- runs ----------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Something is seen of it."""
        self.page.run_without_predicting()
        self.until(lambda: self.page.snapshot.samples > 2 and self.page.state != "before")

    def end(self) -> None:
        self.page.stop()
        self.until(lambda: not self.page.has_live_run)

    def hang(self) -> None:
        self.page.run_without_predicting()
        self.until(lambda: self.page.state == "hung")

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key that no widget of the page takes."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.page, QKeyEvent(kind, key, modifiers))

    @contextmanager
    def step(self) -> Iterator[None]:
        """In Step mode, where everything is known and some steps are taken."""
        self.page.toggle_step()
        mode = self.page.stepping.mode
        assert mode is not None
        self.until(lambda: not mode.workers.is_busy and mode.scene is not None)
        mode.outlook.find()
        self.until(lambda: not mode.workers.is_busy and mode.scene is not None and mode.scene.at > 0)
        yield
        self.page.toggle_step()

    def ask_for_many(self) -> ManyPanel:
        self.page.run_many()
        panel = self.page.findChild(ManyPanel)
        assert panel.isVisible()
        return panel

    def run_many(self, panel: ManyPanel) -> None:
        """Two runs, with their results."""
        for spin in panel.findChildren(QSpinBox):
            spin.setValue(2)
        primary = [button for button in panel.findChildren(QPushButton) if button.property("role") == "primary"]
        primary[0].click()
        self.until(lambda: self.page.has_live_run)
        self.until(lambda: not self.page.has_live_run)
        panel.close_requested.emit()

    def compare(self) -> None:
        """With what the open dialog suggests; to the end of both runs."""
        dialogs()[-1].findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
        self.until(lambda: self.page.has_live_run)
        self.until(lambda: not self.page.has_live_run and not dialogs())

    # --- dialogs -------------------------------------------------------------------------------------------

    @contextmanager
    def dialog(self, opened_by: Callable[[], None]) -> Iterator[None]:
        opened_by()
        self.until(lambda: bool(dialogs()))
        yield
        for dialog in dialogs():
            dialog.close()
        self.until(lambda: not dialogs())

    # --- the learner's own ---------------------------------------------------------------------------------

    def open_own(self) -> None:
        path = self._folder / "mine.py"
        path.write_text(OWN, encoding="utf-8")
        self.window.open_program(path)
        self.until(lambda: self.page.is_prepared)

    def edit_own(self) -> None:
        self.page.findChild(CodeView).editor.appendPlainText("more = 1")

    def forget_own(self) -> None:
        """As if it had been saved, so that nobody is asked."""
        self.page.findChild(CodeView).editor.undo()

    def open_recording(self) -> RecordingPage:
        self.window.open_program(recordings.saved(self._folder))
        page = self.window.pages.page
        assert isinstance(page, RecordingPage)
        self.until(lambda: page.handout is not None)
        return page
