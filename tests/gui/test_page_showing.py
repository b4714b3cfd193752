"""The parts of a page are shown one after the other, and of one moment."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.lesson_page import LessonPage
from gui.page_showing import PageShowing
from gui.pythons import Pythons
from gui.settings import Settings
from gui.theme import Look
from tests.gui import samples

PATIENCE_MS = 60_000


def test_nothing_newer_is_taken_until_all_parts_show_the_same_moment(qtbot: QtBot, light: Look) -> None:
    page = LessonPage(samples.lesson(samples.variant(samples.SLOW)), light, Settings(language="en"), Pythons())
    qtbot.addWidget(page)
    showing = page.findChild(PageShowing)
    page.run_without_predicting()

    def is_shown_in_part() -> bool:
        page.tick()
        return page.snapshot.samples > 0 and showing.is_busy

    qtbot.waitUntil(is_shown_in_part, timeout=PATIENCE_MS)
    shown = page.snapshot
    for _ in range(3):
        page.tick()
    assert page.snapshot is shown
    qtbot.waitUntil(lambda: not showing.is_busy, timeout=PATIENCE_MS)
    page.tick()
    assert page.snapshot.t > shown.t
    page.close_run()
