"""The chapters of a small window, in one button with a menu."""

from __future__ import annotations

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.chapter_picker import ChapterPicker
from gui.theme import Look

CHAPTERS = (("threads", "Threads"), ("processes", "Processes"))


def test_chapters_that_are_shown_again_leave_nothing_of_the_old_ones(qtbot: QtBot, light: Look) -> None:
    picker = ChapterPicker(light)
    qtbot.addWidget(picker)
    for open_chapter in ("threads", "processes") * 10:
        picker.show_chapters(CHAPTERS, open_chapter)
    assert [action.isChecked() for action in picker.findChild(QMenu).actions()] == [False, True]
    (group,) = picker.findChildren(QActionGroup)
    assert len(group.actions()) == 2
