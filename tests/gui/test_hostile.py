"""Whatever a program does, the window lives, says how it ended in both languages, and keeps nothing of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import paths
from core.presets import Presets
from gui.code_view import CodeView
from gui.language import CHINESE, ENGLISH, Translations
from gui.lesson_page import LessonPage
from gui.main_window import MainWindow
from gui.pythons import Pythons
from gui.run_bar import RunBar
from gui.settings import Settings, SettingsFile
from gui.theme import Look
from tests.gui.sample import library
from tests.held import held
from tests.labs.hostile import PROGRAMS, Hostile
from tests.leftovers import traces

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at what is left as Linux shows it")

PATIENCE_MS = 60_000
# So often the window has to come round while the program does its worst, before it is stopped.
ROUNDS = 20
# What the window may compute between two rounds: of its own processor time (seconds), which a busy machine does not
# make longer. It is far more than it needs, and far less than what anybody would put up with.
COMPUTES_S = 1.0
ROOM = Presets(memory_mb=300, processes=60)
BOMB_ROOM = 400


class Heartbeat(QObject):
    """How often the window's event loop comes round, and how much its thread computes in between at most."""

    def __init__(self) -> None:
        super().__init__()
        self.rounds, self.longest = 0, 0.0
        self._then = time.thread_time()
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def _on_timeout(self) -> None:
        now = time.thread_time()
        self.rounds, self.longest, self._then = self.rounds + 1, max(self.longest, now - self._then), now


@pytest.fixture
def settings() -> Settings:
    return Settings(language=ENGLISH)


@pytest.fixture
def window(qtbot: QtBot, light: Look, settings: Settings, tmp_path: Path) -> Iterator[MainWindow]:
    pythons = Pythons()

    def make_page(lesson: object, look: Look) -> LessonPage:
        return LessonPage(lesson, look, settings, pythons, limits=ROOM.limits)  # type: ignore[arg-type]

    file = SettingsFile(tmp_path / "config")
    window = MainWindow(library(lessons=()), make_page, settings, file, ENGLISH, light)
    qtbot.addWidget(window, before_close_func=lambda window: window._close_for_good())
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.pages.close_runs()


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    translations = Translations(paths.resources_folder() / "i18n")
    yield translations
    translations.use(ENGLISH)


def open_hostile(window: MainWindow, qtbot: QtBot, hostile: Hostile, folder: Path) -> LessonPage:
    """In its reduced size, in a folder of its own, as a learner opens a program."""
    path = folder / "home" / f"{hostile.name}.py"
    path.parent.mkdir()
    path.write_text(hostile.text(small=True), encoding="utf-8")
    window.open_program(path)
    page = window.pages.page
    assert isinstance(page, LessonPage)
    qtbot.waitUntil(lambda: page.is_prepared, timeout=PATIENCE_MS)
    return page


def sentence(page: LessonPage) -> str:
    return page.findChild(RunBar).chip.tip


def run(qtbot: QtBot, page: LessonPage, hostile: Hostile, heart: Heartbeat) -> None:
    """To its end, for which Stop is pressed if it has none by itself."""
    page.run_without_predicting()
    if hostile.has_to_be_stopped:
        qtbot.waitUntil(lambda: hostile.has_begun(page.snapshot), timeout=PATIENCE_MS)
        enough = heart.rounds + ROUNDS
        qtbot.waitUntil(lambda: heart.rounds >= enough, timeout=PATIENCE_MS)
        assert page.has_live_run
        page.findChild(RunBar).stop_requested.emit()
    qtbot.waitUntil(lambda: not page.has_live_run, timeout=PATIENCE_MS)


@pytest.mark.parametrize("hostile", PROGRAMS, ids=lambda hostile: hostile.name)
def test_the_window_outlives_it_says_how_it_ended_and_keeps_nothing(
    window: MainWindow,
    qtbot: QtBot,
    settings: Settings,
    translations: Translations,
    tmp_path: Path,
    own_temporary: Path,
    hostile: Hostile,
) -> None:
    page = open_hostile(window, qtbot, hostile, tmp_path)
    text = page.findChild(CodeView).editor.toPlainText()
    before = traces(own_temporary)
    heart = Heartbeat()
    with ExitStack() as stack:
        if hostile.name == "fork_bomb":
            try:
                stack.enter_context(held(BOMB_ROOM))
            except OSError as error:
                pytest.skip(f"root needs a control group that holds the bomb: {error}")
        run(qtbot, page, hostile, heart)
    assert heart.longest < COMPUTES_S
    assert hostile.said[0] in sentence(page)
    qtbot.waitUntil(lambda: traces(own_temporary) <= before, timeout=PATIENCE_MS)
    settings.language = CHINESE
    translations.use(CHINESE)
    qtbot.waitUntil(lambda: hostile.said[1] in sentence(page), timeout=PATIENCE_MS)
    assert page.findChild(CodeView).editor.toPlainText() == text


def test_every_hostile_program_is_tried() -> None:
    files = {path.stem for path in Path(PROGRAMS[0].path.parent).glob("*.py")} - {"__init__"}
    assert files == {hostile.name for hostile in PROGRAMS}
