"""The row of tabs where there is little room."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core import paths
from core.lesson import Lesson
from core.lesson_file import load_chapters, load_lessons
from gui.chapter_tabs import ChapterTabs
from gui.tab_button import LessonTab
from gui.theme import Look

NARROW = 760


@pytest.mark.parametrize("lesson", load_lessons(paths.lessons_folder())[0], ids=lambda lesson: lesson.id)
def test_the_name_of_the_open_lesson_is_whole_where_others_are_cut(qtbot: QtBot, light: Look, lesson: Lesson) -> None:
    lessons = load_lessons(paths.lessons_folder())[0]
    tabs = ChapterTabs(load_chapters(paths.lessons_folder()), lessons, light)
    qtbot.addWidget(tabs)
    tabs.set_compact(True)
    tabs.set_done([each.id for each in lessons])
    tabs.open_lesson(lesson.id)
    tabs.setFixedWidth(NARROW)
    tabs.show()
    tabs.grab()
    shown = [tab for tab in tabs.findChildren(LessonTab) if tab.isVisible()]
    (active,) = (tab for tab in shown if tab.isChecked())
    assert active.width() >= active.sizeHint().width()
    assert active.toolTip() == ""
    if lesson.chapter == "processes":
        assert any(tab.toolTip() == tab.title for tab in shown)
