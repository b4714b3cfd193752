"""Pictures of the real window on real runs, one for each lesson and state, for people to look at.

    python -m tests.gallery FOLDER [--lesson ID] [--programs] [--size 1440x900] [--lang zh_CN|en] [--theme light|dark]
                            [--scale 1.5] [--python PATH] [--mode live|step] [--views] [--scene NAME]

Writes `NN_lesson-state.png`: before, predicted, running, and ended, hung, stopped or error; in Step mode
step-begun, step-torn (a read and a write come apart), step-found and step-proved. With `--views` instead the scenes of
`tests/gallery_views.py`: each view, dialog and reason to be stuck. With DISPLAY set the window opens there, otherwise
off screen. Waits for what is to be seen, never for a time.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

if "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from core import paths
from core.lesson import Lesson
from gui.application import Application, Options, load_library
from gui.lesson_page import LessonPage
from gui.page_showing import PageShowing
from gui.settings import FILE_NAME, SettingsFile
from tests.gallery_views import show_views

_PATIENCE_S = 90.0
_CHECK_MS = 10
_SEEN = 1
_FIRST_SAMPLES, _SAMPLES = 2, 30
_SEEN_S = 3.0
"""A run is looked at when it has more than one thread and so many samples, or at that time."""
_STUCK_S = 2.5
"""How long a run has hung when it is looked at: the axis of time has its break by then."""
_ENDLESS_S = 5.0
"""After that a run that has no end is stopped."""


class Gallery:
    def __init__(self, app: QApplication, application: Application, folder: Path) -> None:
        self._app, self._window, self.folder = app, application.window, folder
        self.application = application
        self.missed: list[str] = []

    def show(self, lesson: Lesson, index: int) -> None:
        """All states of one program of a lesson."""
        self._window.open_lesson(lesson.id)
        page = self._window.pages.page
        assert isinstance(page, LessonPage)
        page.open_program(index)
        self.wait(lambda: not self.application.pythons.is_searching, "other Pythons")
        file = lesson.programs[index].program.name.removesuffix(".py")
        name = f"{lesson.number:02d}_{lesson.id}" + (f"-{file}" if index else "")
        self.wait(lambda: page.isVisible() and page.is_prepared, f"{name}: plots")
        self.grab(f"{name}-before")
        _press(page, Qt.Key.Key_1)
        self.wait(lambda: page.state == "predicted", f"{name}: predicted")
        self.grab(f"{name}-predicted")
        page.run()
        for samples in (_FIRST_SAMPLES, _SAMPLES):  # a short run has only the first of these
            self.wait(lambda least=samples: page.state != "running" or _is_seen(page, least), f"{name}: running")
            if page.state == "running":
                self.grab(f"{name}-running")
        self._finish(page, name)

    def step(self, lesson: Lesson, index: int) -> None:
        """Step mode of one program: at the beginning, on the way, and at the end of a schedule that breaks it."""
        self._window.open_lesson(lesson.id)
        page = self._window.pages.page
        assert isinstance(page, LessonPage)
        page.open_program(index)
        file = lesson.programs[index].program.name.removesuffix(".py")
        name = f"{lesson.number:02d}_{lesson.id}" + (f"-{file}" if index else "")
        page.toggle_step()
        mode = page.stepping.mode
        assert mode is not None
        self.wait(lambda: not mode.workers.is_busy, f"{name}: all schedules")
        self.grab(f"{name}-step-begun")
        for key in (Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2):
            _press(page, key)
        self.wait(lambda: not mode.workers.is_busy, f"{name}: steps")
        self.grab(f"{name}-step-torn")
        mode.outlook.find()
        self.wait(lambda: not mode.workers.is_busy, f"{name}: a schedule that breaks it")
        self.grab(f"{name}-step-found")
        mode.prove()
        self.wait(lambda: not mode.workers.is_busy, f"{name}: proof")
        self.grab(f"{name}-step-proved")
        page.toggle_step()

    def _finish(self, page: LessonPage, name: str) -> None:
        choices = page.question.choices
        is_endless = any(choice.expect.outcome == "runs" for choice in choices)
        self.wait(lambda: _is_over(page) or (is_endless and page.snapshot.t > _ENDLESS_S), f"{name}: end")
        if page.state == "running":
            page.stop()
            self.wait(lambda: not page.has_live_run, f"{name}: stop")
        self.grab(f"{name}-{page.state}")
        page.stop()
        self.wait(lambda: not page.has_live_run, f"{name}: stop")

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        loop, check = QEventLoop(), QTimer(interval=_CHECK_MS)
        check.timeout.connect(lambda: loop.exit(_SEEN) if condition() else None)
        check.start()
        QTimer.singleShot(round(_PATIENCE_S * 1000), loop, loop.quit)
        if loop.exec() != _SEEN:  # not asked once more: what was there may be over
            self.missed.append(what)

    def grab(self, name: str) -> None:
        for _ in range(3):  # layouts that ask for another one
            self._app.processEvents()
        self.wait(self._is_painted, f"{name}: all parts, and what is behind the curtain")
        path = self.folder / f"{name}.png"
        self._picture().save(str(path))
        print(path, flush=True)

    def _is_painted(self) -> bool:
        """What waits for its turn to be painted would be empty, and what waits for its turn to be shown of another
        moment than the rest."""
        if any(showing.is_busy for showing in self._window.findChildren(PageShowing)):
            return False
        return all(part.updatesEnabled() for part in self._window.findChildren(QWidget) if part.isVisible())

    def _picture(self) -> QPixmap:
        """The window, and over it the dialogs and menus that are open."""
        picture = self._window.grab()
        painter = QPainter(picture)
        for over in self._app.topLevelWidgets():
            if over.isVisible() and over is not self._window:
                place = over.pos() - self._window.pos()
                painter.drawPixmap(place, over.grab())
                painter.drawRect(QRect(place, over.size()))
        painter.end()
        return picture


def _is_seen(page: LessonPage, samples: int) -> bool:
    """Whether something has been drawn: more than the start of the main thread, if there ever is more."""
    busy = len(page.snapshot.threads) > 1 and page.snapshot.samples > samples
    return busy or page.snapshot.t > _SEEN_S


def _is_over(page: LessonPage) -> bool:
    if page.state == "hung":
        return page.snapshot.diagnosis is not None and page.snapshot.t - page.snapshot.diagnosis.since > _STUCK_S
    return not page.has_live_run


def _press(page: LessonPage, key: Qt.Key) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(page, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--lesson", action="append", default=[], metavar="ID", help="only that one; may be repeated")
    parser.add_argument("--programs", action="store_true", help="every program of a lesson, not only the first")
    parser.add_argument("--size", default="1440x900", help="of the window, in pixels")
    parser.add_argument("--lang", choices=["en", "zh_CN"], default="en")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--mode", choices=["live", "step"], default="live")
    parser.add_argument("--views", action="store_true", help="each view, dialog and reason to be stuck instead")
    parser.add_argument("--scene", action="append", default=[], metavar="NAME", help="of the views only that one")
    parser.add_argument("--python", default="", metavar="PATH", help="the interpreter that runs the programs")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 1 where a state never came."""
    chosen = _arguments(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    width, height = map(int, chosen.size.split("x"))
    with tempfile.TemporaryDirectory() as config:
        settings = {"scale": chosen.scale, "python": chosen.python}
        (Path(config) / FILE_NAME).write_text(json.dumps(settings), encoding="utf-8")
        return _show_all(chosen, Path(config), width, height)


def _show_all(chosen: argparse.Namespace, config: Path, width: int, height: int) -> int:
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    library = load_library(paths.lessons_folder())
    options = Options(language=chosen.lang, theme=chosen.theme)
    application = Application(app, library, SettingsFile(config), options, paths.resources_folder())
    if chosen.python:
        application.pythons.add(chosen.python)
    application.window.resize(width, height)
    application.window.show()
    application.pythons.search()
    gallery = Gallery(app, application, chosen.folder)
    if chosen.views:
        show_views(gallery, chosen.scene)
    else:
        _show_lessons(gallery, chosen)
    application.window.close()
    for missed in gallery.missed:
        print(f"never seen: {missed}", file=sys.stderr)
    return 1 if gallery.missed else 0


def _show_lessons(gallery: Gallery, chosen: argparse.Namespace) -> None:
    for lesson in gallery.application.library.lessons:
        if not chosen.lesson or lesson.id in chosen.lesson:
            for index in range(len(lesson.programs) if chosen.programs else 1):
                if chosen.mode == "live":
                    gallery.show(lesson, index)
                elif not lesson.programs[index].uses_processes:
                    gallery.step(lesson, index)


if __name__ == "__main__":
    sys.exit(main())
