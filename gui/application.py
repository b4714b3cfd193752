"""The application: fonts, colours, language, the last-resort dialog, and the one window."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QIcon, QPixmapCache, QRawFont
from PySide6.QtWidgets import QApplication

from core import paths
from core.lesson import Chapter, Lesson
from core.lesson_file import load_chapters, load_lessons
from core.presets import NO_PRESETS, Presets, load_presets, select
from core.problem import Problem, ProblemError
from gui import __version__
from gui.appearance import apply_look, look_for
from gui.collecting import Collector, keep_what_is_here
from gui.crash_log import CrashLog, crash_text
from gui.dialogs import details_dialog
from gui.fonts import load_fonts, open_faces
from gui.language import Translations
from gui.last_resort import LastResort
from gui.main_window import Library, MainWindow
from gui.notice_bar import Notice
from gui.own_program import OWN
from gui.page_stack import Page
from gui.pythons import Pythons
from gui.settings import SettingsFile
from gui.theme import Look
from gui.wording_problems import problem_told

translate = QCoreApplication.translate

# How long after the first frame the other interpreters are looked for: that starts processes, and the window is
# still busy with its own start (milliseconds).
SEARCH_AFTER_MS = 300
# And how long after that the scheduler is imported, when the plots of the first page are there.
IMPORT_AFTER_MS = 1500
ICON_SIZES = (16, 32, 64, 256)
# Of pictures that Qt keeps to draw them again. Each new picture of a label is one of them, small ones by the thousand
# before the limit of 10 MB that Qt sets, of which it does not count what there is around them.
PICTURES_KB = 512


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for, as if it had been chosen in the window; "" leaves it as it was."""

    file: Path | None = None
    language: str = ""
    theme: str = ""
    presets: Presets = NO_PRESETS
    """What holds in this room where neither the command line nor the learner says otherwise."""


class Application:
    """Everything that there is one of while Crosstalk is open."""

    def __init__(self, app: QApplication, library: Library, file: SettingsFile, options: Options, resources: Path):
        self._app, self.library = app, library
        self._collector = Collector()
        self._lessons, self._limits = list(library.lessons), options.presets.limits
        self.settings, problem = file.load()
        self.settings.theme = options.theme or self.settings.theme
        load_fonts(resources / "fonts")
        self._translations = Translations(resources / "i18n")
        self.settings.language = options.language or self.settings.language
        self.settings.room_language = options.presets.language
        language = self.settings.spoken_language
        self._translations.use(language)
        self.look = look_for(self.settings)
        apply_look(app, self.look)
        self._faces: list[QRawFont] = []
        self.last_resort = LastResort(self.look)
        self.pythons = Pythons(app, can_pick=options.presets.pick_python)
        self.window = MainWindow(library, self._make_page, self.settings, file, language, self.look)
        if problem is not None:
            self.window.add_problem(problem)
        self.pythons.lost.connect(self._on_python_lost)
        self.window.appearance_changed.connect(self._on_appearance_changed)
        self.window.language_changed.connect(self._on_language_changed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_appearance_changed)

    def _make_page(self, lesson: Lesson, look: Look) -> Page:
        from gui.lesson_page import LessonPage  # with its plots the heaviest import: after the window is there

        opening = self.window.own.recordings.get(lesson.id) if lesson.chapter == OWN else None
        if opening is not None:
            from gui.recording_page import RecordingPage

            return RecordingPage(lesson, opening, look, self.settings)
        following = next((after for before, after in pairwise(self._lessons) if before is lesson), None)
        return LessonPage(lesson, look, self.settings, self.pythons, following, self._limits)

    def _on_appearance_changed(self) -> None:
        look = look_for(self.settings)
        if look != self.look:
            self.look = self.last_resort.look = look
            apply_look(self._app, look)
            self.window.set_look(look)

    def when_shown(self) -> None:
        """What the first picture can do without."""
        self._faces = open_faces(self.look)
        self.search_pythons()
        QTimer.singleShot(IMPORT_AFTER_MS, self._app, _import_scheduler)

    def search_pythons(self) -> None:
        """Looks for the Pythons of this machine, and for those that the settings remember, if one may be picked."""
        if not self.pythons.can_pick:
            return
        remembered = (self.settings.python, *self.settings.pythons)
        self.pythons.search([path for path in dict.fromkeys(remembered) if path])

    def offer_crash_log(self, path: Path) -> None:
        """The last Crosstalk of this user has crashed, and `path` says where."""
        details = f"{path}\n\n{crash_text(path)}"
        dialog = details_dialog(_crash_words, details, self.look, self.window)
        self.window.notices.add(Notice(lambda: _crash_words()[1], dialog.open))

    def _on_python_lost(self, problem: Problem) -> None:
        """Another one is used from now on. One that is gone is forgotten, or each start would say so again."""
        settings = self.settings
        if problem.code == "interpreter-gone":
            settings.pythons = [path for path in settings.pythons if path != problem.where]
            settings.python = "" if settings.python == problem.where else settings.python
        self.window.notices.add(Notice(lambda: problem_told(problem).whole()))

    def _on_language_changed(self, language: str) -> None:
        self._translations.use(language)
        self.window.set_language(language)


def _import_scheduler() -> None:
    """Step mode needs it: at the first key that asks for it, its import would stop the window for a tenth of a second
    and more. It has nothing of Qt in it, so any thread can do it."""
    Thread(target=import_module, args=("core.scheduler",), name="import the scheduler").start()


def _crash_words() -> tuple[str, str]:
    return (
        translate("Application", "Crosstalk crashed"),
        translate("Application", "Crosstalk crashed the last time. Your programs on the disk are as you saved them."),
    )


def load_library(folder: Path, presets: Presets = NO_PRESETS) -> Library:
    """What `folder` has, and a teacher's own folder, as far as it is to be shown; what is wrong with it is part of the
    answer."""
    own = presets.lesson_folder
    lessons, broken = load_lessons(folder)
    more, more_broken = load_lessons(own) if own is not None else ([], [])
    chapters = {chapter.id: chapter for place in (folder, own) if place is not None for chapter in _chapters(place)}
    shown, missing = select(lessons, more, presets.lessons)
    order = list(chapters)
    shown.sort(key=lambda lesson: (order.index(lesson.chapter), lesson.number))
    unknown = [Problem("presets-no-such-lesson", details={"lesson": name}) for name in missing]
    used = {lesson.chapter for lesson in shown}
    there = [chapter for chapter in chapters.values() if chapter.id in used]
    return Library(own or folder, there, shown, [*broken, *more_broken, *unknown])


def _chapters(folder: Path) -> tuple[Chapter, ...]:
    try:
        return load_chapters(folder)
    except ProblemError:
        return ()  # `load_lessons` has said the same


def qt_application() -> QApplication:
    """Qt itself, with Crosstalk's name, style and icon."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Crosstalk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("crosstalk")
    app.setStyle("Fusion")
    QPixmapCache.setCacheLimit(PICTURES_KB)
    app.setWindowIcon(_icon(paths.resources_folder() / "icons"))
    return app


def run(options: Options) -> int:
    """Opens the window and returns the exit status when it has been closed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal; the warden ends what runs
    crash_log = CrashLog(paths.data_folder())
    crashed = crash_log.begin()
    app = qt_application()
    presets, problems = load_presets(paths.presets_folder(), os.environ)
    library = load_library(paths.lessons_folder(), presets)
    file = SettingsFile(paths.config_folder())
    options = replace(options, presets=presets)
    application = Application(app, library, file, options, paths.resources_folder())
    for problem in problems:
        application.window.tell(problem)
    application.last_resort.install()
    if options.file is not None:
        application.window.open_program(options.file.absolute())
    application.window.show()
    keep_what_is_here()
    QTimer.singleShot(SEARCH_AFTER_MS, application.when_shown)
    if crashed is not None:
        application.offer_crash_log(crashed)
    status = app.exec()
    crash_log.end()
    return status


def _icon(folder: Path) -> QIcon:
    icon = QIcon()
    for size in ICON_SIZES:
        icon.addFile(str(folder / f"crosstalk-{size}.png"), QSize(size, size))
    return icon
