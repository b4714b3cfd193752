"""`crosstalk --selftest`: opens the real window off screen, runs one lesson of each kind in it, and says what works.

A lab tests thirty machines with it: a line per check, and the exit status says whether all of them passed. The lines
are English, whatever the language of the window: scripts read them.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QWidget

from core import interpreters, paths
from core.check import is_about, patience
from core.follow import stuck_for
from core.lesson import Lesson, Promise, knob_values
from core.lesson_file import load_lessons
from core.presets import NO_PRESETS, Presets, load_presets, select
from core.problem import ProblemError
from core.program import with_knob
from core.verdict import Findings, findings, holds
from gui import __version__
from gui.application import Application, Options, load_library, qt_application
from gui.language import CHINESE, ENGLISH, Translations
from gui.settings import SettingsFile

if TYPE_CHECKING:
    from core.scheduler import Exploration
    from gui.lesson_page import LessonPage

_PATIENCE_S = 180.0
_CHECK_MS = 10
_TRY_S = 1.0
_FAMILIES = ("JetBrains Mono", "Noto Sans CJK SC")
_RACE = """\
import threading
n = 0
def add():
    global n
    n += 1
threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(n)
"""


class FailedError(Exception):
    """What a check found wrong, in a few words."""


def run_selftest(picture: Path | None = None) -> int:
    """Prints a line per check and returns 0 when all have passed, otherwise 1. `picture` gets what the window shows
    in the end, as a PNG file. The user's own settings are neither read nor written."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="selftest-") as config:
        app = qt_application()
        print(f"Crosstalk {__version__} on {platform.platform()}, {QGuiApplication.platformName()}", flush=True)
        options = Options(language=ENGLISH, theme="light")
        library = load_library(paths.lessons_folder())
        application = Application(app, library, SettingsFile(Path(config)), options, paths.resources_folder())
        test = _SelfTest(application, picture)
        failed = sum(not passes(name, check) for name, check in test.checks())
        application.window.close()
    verdict = f"{failed} checks FAILED" if failed else "all checks passed"
    print(f"{verdict} in {time.monotonic() - began:.1f} s", flush=True)
    return 1 if failed else 0


def passes(name: str, check: Callable[[], str]) -> bool:
    """Whether `check` has passed; prints its line."""
    try:
        said = check()
    except FailedError as error:
        print(f"FAILED  {name}: {error}", flush=True)
        return False
    print(f"ok      {name}: {said}", flush=True)
    return True


class _FirstFrame(QObject):
    """When a window, not shown yet, was first painted (seconds since this process began; 0.0: not yet). It is painted
    while it is told that it is exposed; the plots are loaded after that."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.painted = 0.0
        window.winId()  # makes the `windowHandle`
        self._handle = window.windowHandle()
        self._handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose:
            self._handle.removeEventFilter(self)
            QTimer.singleShot(0, self, self._finish)
        return False

    def _finish(self) -> None:
        self.painted = process_age()


def process_age() -> float:
    """Seconds since this process began."""
    if sys.platform == "linux":
        # Field 22 of proc(5) counts from the boot, to the tick; psutil adds the time of the boot, to the second.
        ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    return time.time() - psutil.Process().create_time()


class _SelfTest:
    def __init__(self, application: Application, picture: Path | None) -> None:
        self._window, self._settings = application.window, application.settings
        self._library, self._picture = application.library, picture

    def checks(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Names and checks, in order; each check returns what it saw or raises `FailedError`."""
        yield "window", self._check_window
        yield "fonts", self._check_fonts
        yield "languages", self._check_languages
        yield "Python for programs", self._check_python
        yield "lessons", self._check_lessons
        yield "presets", check_presets
        for lesson, promise in tour(self._library.lessons):
            yield f"{lesson.id} {promise.program}", lambda it=(lesson, promise): self._check_run(*it)
        yield "step mode", self._check_search
        yield "picture", self._check_picture
        yield "nothing left behind", self._check_leftovers

    def _check_window(self) -> str:
        self._window.resize(1440, 900)
        first_frame = _FirstFrame(self._window)
        self._window.show()
        self._until(lambda: first_frame.painted > 0, "it never came on the screen")
        return f"{self._window.width()} x {self._window.height()}, painted {first_frame.painted:.2f} s after the start"

    def _check_fonts(self) -> str:
        there = QFontDatabase.families()
        missing = [name for name in _FAMILIES if not any(family.startswith(name) for family in there)]
        if missing:
            raise FailedError(f"no {', '.join(missing)}")
        return ", ".join(_FAMILIES)

    def _check_languages(self) -> str:
        translations = Translations(paths.resources_folder() / "i18n")
        missing = translations.use(CHINESE)
        translations.use(ENGLISH)
        if missing:
            raise FailedError(f"cannot load {', '.join(map(str, missing))}")
        return "English, Chinese"

    def _check_python(self) -> str:
        try:
            python = interpreters.vet(paths.lab_python())
        except ProblemError as error:
            raise FailedError(str(error)) from error
        return f"{python.version_text}, {python.path}"

    def _check_lessons(self) -> str:
        if self._library.broken or not self._library.lessons:
            raise FailedError("; ".join(map(str, self._library.broken)) or f"none in {self._library.folder}")
        return f"{len(self._library.lessons)} loaded"

    def _check_run(self, lesson: Lesson, promise: Promise) -> str:
        """Runs the program as a learner would, until it has done what the lesson promises."""
        from gui.code_editor import CodeEditor
        from gui.lesson_page import LessonPage  # as the window does: not before it is there

        began = time.monotonic()
        self._window.open_lesson(lesson.id)
        page = self._window.pages.page
        assert isinstance(page, LessonPage)
        self._until(lambda: page.is_prepared, "its page was never ready")
        names = [variant.program.name for variant in lesson.programs]
        page.open_program(names.index(promise.program))
        program = page.program
        for name, value in promise.knobs.items():
            program = with_knob(program, name, value)
        page.findChild(CodeEditor).replace_source(program.source)
        self._settings.start_method = promise.start_methods[0] if promise.start_methods else ""
        for _ in range(promise.runs):
            found = self._run(page, promise, patience(promise, lesson.program(promise.program)))
            if holds(promise.expect, found) is (promise.holds == "sometimes"):
                break
        if not holds(promise.expect, found):
            raise FailedError(f"promised is {promise.expect}, seen was {found}")
        return f"{found.ending}, as promised, {time.monotonic() - began:.1f} s"

    def _run(self, page: LessonPage, promise: Promise, stuck: float) -> Findings:
        """Until it has ended, has been stuck for `stuck` seconds, or has gone on for long enough."""
        page.run_without_predicting()
        enough = promise.seconds if promise.expect.outcome == "runs" else _PATIENCE_S
        self._until(lambda: not page.has_live_run or stuck_for(page.snapshot) > stuck, "", enough)
        page.stop()
        self._until(lambda: not page.has_live_run, "Stop did not end it")
        return findings(page.snapshot, knob_values(page.program))

    def _check_search(self) -> str:
        """A search in a process of its own, one of its schedules on real threads, and some runs on them by chance."""
        from core.scheduler import Search, replay, sample  # not before the first frame, which is timed

        search = Search(_RACE, "race.py")
        answers: list[object] = []
        try:
            self._until(lambda: bool(answers.extend(search.messages()) or answers), "the search never answered")
            self._until(lambda: answers.extend(search.messages()) or _exploration(answers) is not None, "it hangs")
        finally:
            search.close()
        found = _exploration(answers)
        assert found is not None
        outputs = sorted(each.outcome.output.strip() for each in found.outcomes)
        if not found.complete or outputs != ["1", "2"]:
            raise FailedError(f"the search found {outputs}")
        followed = replay(_RACE, "race.py", found.outcomes[0].shortest, "threads")
        if followed.diverged is not None:
            raise FailedError(f"real threads left the schedule at step {followed.diverged}")
        tried = sample(_RACE, "race.py", _TRY_S)
        if not tried.runs:
            raise FailedError(f"nothing could be tried on real threads: {tried.stopped}")
        return f"{found.schedules} schedules, one of them followed by real threads; {tried.runs} runs tried on them"

    def _check_picture(self) -> str:
        image = self._window.grab().toImage()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        if len(colours) < 10:
            raise FailedError(f"the window has {len(colours)} colours")
        if self._picture is not None and not image.save(str(self._picture), "PNG"):
            raise FailedError(f"cannot be saved as {self._picture}")
        return f"{len(colours)} colours"

    def _check_leftovers(self) -> str:
        """Python's own tracker of shared memory, which the search started, lives as long as this process."""
        children = [
            child
            for child in psutil.Process().children(recursive=True)
            if not any("resource_tracker" in word for word in child.cmdline())
        ]
        self._until(lambda: not any(child.is_running() for child in children), f"still there: {children}", 5.0)
        return "no process"

    def _until(self, condition: Callable[[], bool], complaint: str, seconds: float = _PATIENCE_S) -> None:
        """Lets the window work until `condition` holds, at most so long; then raises with the `complaint`, if there
        is one."""
        if condition():
            return
        loop, check = QEventLoop(), QTimer(interval=_CHECK_MS)
        check.timeout.connect(lambda: loop.quit() if condition() else None)
        check.start()
        QTimer.singleShot(round(seconds * 1000), loop, lambda: loop.exit(1))
        if loop.exec() != 0 and complaint:
            raise FailedError(complaint)


def check_presets() -> str:
    """What the room sets changes nothing here, but it has to be right."""
    presets, problems = load_presets(paths.presets_folder(), os.environ)
    if problems:
        raise FailedError("; ".join(map(str, problems)))
    own, own_broken = load_lessons(presets.lesson_folder) if presets.lesson_folder is not None else ([], [])
    every, _ = load_lessons(paths.lessons_folder())
    missing = select(every, own, presets.lessons)[1]
    if own_broken or missing:
        raise FailedError("; ".join([*map(str, own_broken), *(f"no lesson {name}" for name in missing)]))
    return "none" if presets == NO_PRESETS else ", ".join(_said(presets))


def _said(presets: Presets) -> Iterator[str]:
    for field in fields(presets):
        value = getattr(presets, field.name)
        if value != getattr(NO_PRESETS, field.name):
            yield f"{field.name} {' '.join(value) if isinstance(value, tuple) else value}"


def tour(lessons: Sequence[Lesson]) -> list[tuple[Lesson, Promise]]:
    """One promise for each kind of lesson there is: of each chapter, way to end, set of plots, and of programs with
    and without processes."""
    python, seen, chosen = interpreters.own(), set[object](), []
    for lesson in lessons:
        for promise in lesson.promises:
            variant = lesson.program(promise.program)
            kinds = {lesson.chapter, promise.expect.outcome, variant.views, variant.uses_processes}
            if is_about(promise, python) and not kinds <= seen:
                seen |= kinds
                chosen.append((lesson, promise))
    return chosen


def _exploration(answers: Sequence[object]) -> Exploration | None:
    from core.scheduler import Exploration

    return next((answer for answer in answers if isinstance(answer, Exploration)), None)
