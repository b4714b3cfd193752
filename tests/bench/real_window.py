"""The real window for measurements: opened with its own settings folder, its event loop run until a condition holds."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from core import paths
from core.lesson import Lesson
from gui.application import Application, Options, load_library
from gui.code_view import CodeView
from gui.lesson_page import LessonPage
from gui.main_window import MainWindow
from gui.settings import SettingsFile

_PATIENCE_S = 60.0
_CHECK_MS = 10

FLOODS = {
    "lines": 'while True:\n    print("all work and no play", 12345)\n',
    "text": 'while True:\n    print("x" * 100, end="")\n',
}
"""Infinite print, with newlines and without."""

CROWD = """\
import multiprocessing
import queue
import threading
import time

counter = 0
items = queue.Queue(5)
lock = threading.Lock()


def compute():
    global counter
    while True:
        with lock:
            counter += 1
        sum(range(2000))


def produce():
    while True:
        items.put(counter)
        time.sleep(0.002)


def consume():
    while True:
        items.get()
        time.sleep(0.001)


def child(results, number):
    global counter
    while True:
        counter += number
        sum(range(200_000))
        results.put(counter)
        time.sleep(0.05)


if __name__ == "__main__":
    results = multiprocessing.Queue()
    for number in range(8):
        multiprocessing.Process(target=child, args=(results, number), daemon=True).start()
    for work in (compute, compute, produce, consume) * 4:
        threading.Thread(target=work, daemon=True).start()
    while True:
        print(results.get())
"""
"""Sixteen threads and eight processes at once, with locks, queues and output."""


class RealWindow:
    def __init__(self, window: MainWindow, lessons: list[Lesson]) -> None:
        self._window, self.lessons = window, lessons
        # Made once: each QObject that is made costs a reference to None for ever (PySide6 6.11.3).
        self._loop, self._check, self._limit = QEventLoop(), QTimer(interval=_CHECK_MS), QTimer(singleShot=True)
        self._condition: Callable[[], bool] = lambda: True
        self._check.timeout.connect(self._on_check)
        self._limit.timeout.connect(self._loop.quit)

    def page(self, lesson_id: str = "", source: str = "") -> LessonPage:
        """The page of that lesson (the first), ready to run; with `source` in place of its program."""
        self._window.open_lesson(lesson_id or self.lessons[0].id)
        page = self._window.pages.page
        assert isinstance(page, LessonPage)
        self.until(lambda: page.is_prepared)
        if source:
            page.findChild(CodeView).editor.replace_source(source)
        return page

    def own_page(self, path: Path) -> LessonPage:
        """The page of a learner's own program."""
        self._window.open_program(path)
        page = self._window.pages.page
        assert isinstance(page, LessonPage)
        self.until(lambda: page.is_prepared)
        return page

    def close_own(self, path: Path) -> None:
        """Unasked, also where the file is gone."""
        self._window.own.forget(f"own:{path}")

    def until(self, condition: Callable[[], bool], seconds: float = _PATIENCE_S) -> None:
        """Lets the window work until `condition` holds, at most so long."""
        self._condition = condition
        self._limit.start(round(seconds * 1000))
        self._check.start()
        self._loop.exec()
        self._check.stop()
        self._limit.stop()

    def _on_check(self) -> None:
        if self._condition():
            self._loop.quit()

    def stop(self, page: LessonPage) -> None:
        page.stop()
        self.until(lambda: not page.has_live_run)


@contextmanager
def real_window() -> Iterator[RealWindow]:
    """Opens it, 1440 by 900, and closes it at the end."""
    with tempfile.TemporaryDirectory() as config:
        app = QApplication(sys.argv[:1])
        app.setStyle("Fusion")
        library = load_library(paths.lessons_folder())
        options = Options(language="en", theme="light")
        application = Application(app, library, SettingsFile(Path(config)), options, paths.resources_folder())
        application.window.resize(1440, 900)
        application.window.show()
        application.pythons.search()
        window = RealWindow(application.window, list(library.lessons))
        window.until(lambda: not application.pythons.is_searching)
        yield window
        application.window.close()
