"""The whole of it: one window with real pages, in every look and both languages, while programs really run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import paths
from gui.application import ICON_SIZES, Application, Options, load_library
from gui.language import ENGLISH
from gui.lesson_page import LessonPage
from gui.recording_page import RecordingPage
from gui.settings import SettingsFile
from gui.theme import DARK, LIGHT, Look

ROOT = Path(__file__).parents[2]
Open = Callable[..., Application]


@pytest.fixture
def open_application(qapp: QApplication, qtbot: QtBot, tmp_path: Path, no_common_sheet: None) -> Iterator[Open]:
    opened: list[Application] = []

    def open_(**options: object) -> Application:
        library = load_library(paths.lessons_folder())
        file = SettingsFile(tmp_path)
        application = Application(qapp, library, file, Options(**options), paths.resources_folder())  # type: ignore[arg-type]
        opened.append(application)
        with qtbot.waitActive(application.window):
            application.window.show()
            application.window.activateWindow()
        return application

    yield open_
    for application in opened:
        application.window.language_changed.emit(ENGLISH)
        application.window.close()
        application.window.deleteLater()


def page(application: Application) -> LessonPage:
    assert isinstance(application.window.pages.page, LessonPage)
    return application.window.pages.page


def test_every_lesson_opens(open_application: Open) -> None:
    window = open_application().window
    lessons = load_library(paths.lessons_folder()).lessons
    assert len(lessons) >= 9
    for lesson in lessons:
        window.open_lesson(lesson.id)
    assert window.pages.count() == len(lessons)
    assert window.notices.sentences() == []


def test_a_program_of_ones_own_runs_to_its_end(open_application: Open, qtbot: QtBot, tmp_path: Path) -> None:
    program = tmp_path / "mine.py"
    program.write_text("print('from', __name__)\n", encoding="utf-8")
    application = open_application()
    application.window.open_program(program)
    with qtbot.waitSignal(page(application).run_ended, timeout=60_000) as ended:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
        qtbot.keyClick(application.window, Qt.Key.Key_F5)
    assert ended.args == [True]


def test_a_run_is_saved_while_it_goes_on_and_opened_beside_it(
    open_application: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    program = tmp_path / "endless.py"
    program.write_text("import time\nwhile True:\n    time.sleep(0.01)\n", encoding="utf-8")
    window = open_application().window
    window.open_program(program)
    live = window.pages.page
    live.run_without_predicting()
    qtbot.waitUntil(lambda: live.snapshot.samples > 3, timeout=60_000)
    with qtbot.waitSignal(window.exports.told, timeout=60_000):
        window.exports.write("recording", live.handout, tmp_path / "seen.crosstalk", ENGLISH)
    assert live.has_live_run
    window.open_program(tmp_path / "seen.crosstalk")
    recorded = window.pages.page
    assert isinstance(recorded, RecordingPage)
    qtbot.waitUntil(lambda: recorded.is_open, timeout=60_000)
    assert live.has_live_run  # looking at a recording ends nothing
    assert recorded.program.source == program.read_text()
    assert recorded.snapshot.outcome is None
    assert recorded.handout is not None
    window.own.close(f"own:{tmp_path / 'seen.crosstalk'}")
    assert window.pages.page is live


def test_what_is_no_recording_is_said_and_opens_nothing(open_application: Open, tmp_path: Path) -> None:
    (tmp_path / "x.crosstalk").write_bytes(b"PK nothing")
    window = open_application().window
    before = window.pages.page
    window.open_program(tmp_path / "x.crosstalk")
    assert window.pages.page is before
    assert "no recording in this file" in window.notices.sentences()[0]


def test_a_python_that_is_gone_is_said_once_and_forgotten(open_application: Open, qtbot: QtBot, tmp_path: Path) -> None:
    application, gone = open_application(), str(tmp_path / "python")
    application.settings.python, application.settings.pythons = gone, [gone]
    with qtbot.waitSignal(application.pythons.lost, timeout=60_000):
        application.search_pythons()
    assert application.window.notices.sentences()[0].startswith("This Python is not there")
    assert (application.settings.python, application.settings.pythons) == ("", [])


def test_closing_the_window_ends_what_runs(open_application: Open, qtbot: QtBot, tmp_path: Path) -> None:
    program = tmp_path / "endless.py"
    program.write_text("import time\nwhile True:\n    time.sleep(0.01)\n", encoding="utf-8")
    application = open_application()
    application.window.open_program(program)
    with qtbot.waitSignal(page(application).run_started, timeout=60_000):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_4)
        qtbot.keyClick(application.window, Qt.Key.Key_F5)
    application.window.close()
    assert not page(application).has_live_run


def test_colours_change_everywhere_at_once(open_application: Open, qapp: QApplication, qtbot: QtBot) -> None:
    application = open_application(theme="light")
    assert application.look.palette == LIGHT
    application.window.menus.theme_chosen.emit("dark")
    assert application.look.palette == DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.bg)
    middle = application.window.width() // 2

    def above() -> QColor:
        return application.window.grab().toImage().pixelColor(middle, 4)

    qtbot.waitUntil(lambda: above() == QColor(DARK.bg))
    assert application.last_resort.look.palette == DARK


def test_the_projector_is_half_as_large_again_with_white_behind(open_application: Open) -> None:
    application = open_application(theme="light")
    application.window.menus.projector.trigger()
    assert application.look.scale == 1.5
    assert application.look.palette.bg == "#FFFFFF"
    application.window.menus.projector.trigger()
    assert application.look == Look(LIGHT, reduced_motion=application.look.reduced_motion)


def test_what_the_command_line_says_counts(open_application: Open) -> None:
    application = open_application(language="zh_CN", theme="dark")
    assert application.window.windowTitle() == "丢失的更新 – Crosstalk"
    assert application.look.palette.dark


def test_a_damaged_settings_file_is_mentioned_and_the_window_opens(open_application: Open, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    window = open_application().window
    assert len(window.notices.sentences()) == 1
    assert "settings.damaged.json" in window.notices.sentences()[0]


def test_other_pythons_are_found_without_anybody_waiting(open_application: Open, qtbot: QtBot) -> None:
    application = open_application()
    first = application.pythons.found
    assert [interpreter.path for interpreter in first] == [sys.executable]
    application.pythons.search()
    assert application.pythons.is_searching
    qtbot.waitUntil(lambda: not application.pythons.is_searching, timeout=60_000)
    assert application.pythons.found[0] == first[0]
    realpaths = [os.path.realpath(interpreter.path) for interpreter in application.pythons.found]
    assert len(realpaths) == len(set(realpaths))


def test_the_window_has_its_icon_in_every_size() -> None:
    for size in ICON_SIZES:
        assert QImage(str(paths.resources_folder() / "icons" / f"crosstalk-{size}.png")).width() == size


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_the_command_line_answers_without_a_window(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "gui", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert "Crosstalk" in done.stdout or "crosstalk" in done.stdout


def test_unusable_arguments_end_with_2(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gui", "--theme", "pink"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "pink" in done.stderr


NOT_FOR_THE_FIRST_FRAME = (
    "numpy", "pyqtgraph", "gui.about_dialog", "gui.compare_panel", "gui.details_dialog", "gui.exporting.exports",
    "gui.keys_sheet", "gui.many_panel", "gui.selftest", "gui.step.step_mode",
)  # fmt: skip


def test_what_is_seen_later_is_imported_after_the_first_frame(tmp_path: Path) -> None:
    code = f"""
import sys
from PySide6.QtWidgets import QApplication
import gui.__main__, gui.application
class Asked(QApplication):
    def exec(self):
        for _ in range(5):
            self.sendPostedEvents()
        print([name for name in {NOT_FOR_THE_FIRST_FRAME!r} if name in sys.modules])
gui.application.QApplication = Asked
gui.__main__.main([])
"""
    environment = dict(os.environ, XDG_CONFIG_HOME=str(tmp_path), APPDATA=str(tmp_path), HOME=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_settings_are_written_once_the_window_has_been_used(open_application: Open, tmp_path: Path) -> None:
    application = open_application()
    application.window.menus.lesson_chosen.emit("a_lock")
    application.window.close()
    written = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert written["lesson"] == "a_lock"
    assert written["geometry"]
