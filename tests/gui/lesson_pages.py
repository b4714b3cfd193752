"""Pages of lessons on real runs: how tests open one, follow its run, and read what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.lesson import Lesson, LessonProgram
from gui.lesson_page import LessonPage
from gui.page_parts import PageParts
from gui.pythons import Pythons
from gui.run_bar import RunBar
from gui.settings import Settings
from gui.theme import Look
from tests.gui import samples

Open = Callable[..., LessonPage]
PATIENCE_MS = 60_000


@contextmanager
def opening(qtbot: QtBot, look: Look, settings: Settings, pythons: Pythons) -> Iterator[Open]:
    """Opens the page of a lesson with these programs; what it runs is ended with the test."""
    pages = []

    def _open(*programs: LessonProgram, following: Lesson | None = None) -> LessonPage:
        page = LessonPage(samples.lesson(*programs), look, settings, pythons, following)
        qtbot.addWidget(page)
        page.resize(1440, 860)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        pages.append(page)
        return page

    yield _open
    for page in pages:
        page.close_run()


def follow(qtbot: QtBot, page: LessonPage, condition: Callable[[], bool]) -> None:
    """Ticks as the window does until `condition` holds."""

    def _holds() -> bool:
        page.tick()
        return condition()

    qtbot.waitUntil(_holds, timeout=PATIENCE_MS)


def finish(qtbot: QtBot, page: LessonPage) -> None:
    follow(qtbot, page, lambda: not page.has_live_run)


def run_to_end(qtbot: QtBot, page: LessonPage) -> None:
    page.run()
    finish(qtbot, page)


def parts(page: LessonPage) -> PageParts:
    return page.findChild(PageParts)


def texts(widget: QWidget) -> list[str]:
    return [label.text().replace("\n", " ") for label in widget.findChildren(QLabel)]


def buttons(widget: QWidget) -> list[str]:
    return [button.text() for button in widget.findChildren(QAbstractButton)]


def chip(page: LessonPage) -> str:
    return page.findChild(RunBar).chip.text
