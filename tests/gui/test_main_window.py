"""The window around the pages: tabs, menus, what it remembers, and what it says when something is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.problem import Problem
from gui.details_dialog import DetailsDialog
from gui.keys_sheet import KeysSheet
from gui.main_window import MainWindow
from gui.settings import Settings, SettingsFile
from gui.tab_button import ChapterTab, LessonTab
from gui.theme import Look
from tests.gui.sample import LESSONS, PlainPage, library

Open = Callable[..., MainWindow]


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path)


@pytest.fixture
def open_window(qtbot: QtBot, light: Look, file: SettingsFile) -> Open:
    def open_(settings: Settings | None = None, size: tuple[int, int] = (1440, 900), **changes: object) -> MainWindow:
        window = MainWindow(library(**changes), PlainPage, settings or Settings(), file, "en", light)
        qtbot.addWidget(window)
        window.resize(QSize(*size))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return open_


def page(window: MainWindow) -> PlainPage:
    assert isinstance(window.pages.page, PlainPage)
    return window.pages.page


def visible(window: MainWindow, kind: type) -> list[str]:
    return [tab.accessibleName() for tab in window.findChildren(kind) if tab.isVisible()]


def test_the_first_lesson_opens_first(open_window: Open) -> None:
    window = open_window()
    assert page(window).lesson.id == "race"
    assert window.windowTitle() == "Lost updates – Crosstalk"


def test_the_open_chapter_unfolds_and_the_others_are_one_tab_each(open_window: Open) -> None:
    window = open_window()
    assert visible(window, LessonTab) == ["Lesson 1: Lost updates", "Lesson 2: A lock"]
    assert visible(window, ChapterTab) == ["Chapter Processes & memory, 2 lessons"]
    window.open_lesson("memory")
    assert visible(window, LessonTab) == ["Lesson 3: Separate memory", "Lesson 4: Manager"]
    assert visible(window, ChapterTab) == ["Chapter Threads, 2 lessons"]


def test_a_chapter_opens_where_it_was_left(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.open_lesson("lock")
    window.open_lesson("memory")
    tab = next(tab for tab in window.findChildren(ChapterTab) if tab.isVisible())
    qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
    assert page(window).lesson.id == "lock"


def test_clicking_the_open_tab_leaves_it_open(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    tab = next(tab for tab in window.findChildren(LessonTab) if tab.isChecked())
    qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
    assert tab.isChecked()
    assert page(window).lesson.id == "race"


def test_keys_walk_through_all_lessons_and_around(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    seen = []
    for _lesson in LESSONS:
        qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        seen.append(page(window).lesson.id)
    assert seen == ["lock", "memory", "manager", "race"]
    qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert page(window).lesson.id == "manager"


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_run_and_stop_keys_go_to_the_page_with_or_without_a_menu_bar(
    open_window: Open, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = open_window(size=size)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.keyClick(window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert page(window).asked == ["run", "stop"]


def test_a_run_seen_to_its_end_marks_the_lesson_for_good(open_window: Open, file: SettingsFile) -> None:
    window = open_window()
    page(window).run()
    page(window).end(seen=True)
    assert visible(window, LessonTab)[0] == "Lesson 1: Lost updates (done)"
    window.saver.finish()
    assert file.load()[0].done == ["race"]


def test_the_page_can_ask_for_the_next_lesson(open_window: Open) -> None:
    window = open_window()
    page(window).next_requested.emit()
    assert page(window).lesson.id == "lock"


@pytest.mark.parametrize(
    ("size", "is_small"), [((1440, 900), False), ((1180, 800), False), ((1179, 900), True), ((1440, 799), True)]
)
def test_a_small_window_has_one_row_on_top(open_window: Open, size: tuple[int, int], is_small: bool) -> None:
    window = open_window(size=size)
    assert page(window).is_compact is is_small
    assert window.menus.bar.isVisible() is not is_small
    assert bool(visible(window, ChapterTab)) is not is_small


def test_what_is_small_depends_on_the_scale(open_window: Open, light: Look) -> None:
    window = open_window(size=(1440, 900))
    window.set_look(Look(light.palette, scale=1.5))
    assert page(window).is_compact
    window.set_look(light)
    assert not page(window).is_compact


def test_f6_goes_from_pane_to_pane_and_around(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    fields = page(window).fields
    seen = []
    for _step in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [fields[0], fields[1], fields[0]]
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is fields[1]


def test_size_keys_step_and_come_back(open_window: Open, qtbot: QtBot) -> None:
    settings = Settings()
    window = open_window(settings)
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(window.appearance_changed):
        qtbot.keyClick(window, Qt.Key.Key_Equal, control)
    assert settings.scale == 1.1
    qtbot.keyClick(window, Qt.Key.Key_Minus, control)
    qtbot.keyClick(window, Qt.Key.Key_Minus, control)
    assert settings.scale == 0.9
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert settings.scale == 1.0
    for _step in range(20):
        qtbot.keyClick(window, Qt.Key.Key_Equal, control)
    assert settings.scale == 2.0


def test_f9_is_for_the_projector(open_window: Open, qtbot: QtBot, file: SettingsFile) -> None:
    settings = Settings()
    window = open_window(settings)
    with qtbot.waitSignal(window.appearance_changed):
        qtbot.keyClick(window, Qt.Key.Key_F9)
    assert settings.projector
    window.saver.finish()
    assert file.load()[0].projector


def test_language_is_announced_and_titles_change_with_it(open_window: Open, qtbot: QtBot) -> None:
    settings = Settings()
    window = open_window(settings)
    window.language_changed.connect(window.set_language)
    with qtbot.waitSignal(window.language_changed) as changed:
        window.menus.language_chosen.emit("zh_CN")
    assert changed.args == ["zh_CN"]
    assert settings.language == "zh_CN"
    assert [tab.title for tab in window.findChildren(LessonTab) if tab.isVisible()] == ["丢失的更新", "加锁"]
    assert window.windowTitle() == "丢失的更新 – Crosstalk"


def test_size_place_and_lesson_come_back(open_window: Open, file: SettingsFile) -> None:
    first = open_window(size=(1200, 820))
    first.open_lesson("memory")
    first.close()
    second = open_window(file.load()[0], size=(1200, 820))
    assert page(second).lesson.id == "memory"
    assert second.size() == first.size()


def test_a_lesson_that_is_gone_is_not_missed(open_window: Open) -> None:
    assert page(open_window(Settings(lesson="removed-long-ago"))).lesson.id == "race"


def test_closing_the_window_ends_the_run(open_window: Open) -> None:
    window = open_window()
    it = page(window)
    it.run()
    window.close()
    assert it.asked == ["run", "close"]


def test_without_lessons_the_window_says_where_it_looked(open_window: Open) -> None:
    window = open_window(lessons=(), folder=Path("/opt/crosstalk/lessons"))
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert window.pages.page is None
    assert any("/opt/crosstalk/lessons" in text for text in shown)


def test_broken_lessons_are_told_by_path_and_line_and_the_others_open(open_window: Open, qtbot: QtBot) -> None:
    broken = (Problem("lesson-unknown-key", "/lessons/05_x/lesson.toml", 12, {"key": "tytle"}),)
    window = open_window(broken=broken)
    assert window.notices.sentences() == ["1 lesson could not be loaded. The others are not affected."]
    details = next(button for button in window.notices.findChildren(QPushButton) if button.text() == "Details")
    qtbot.mouseClick(details, Qt.MouseButton.LeftButton)
    dialog = window.findChild(DetailsDialog)
    assert dialog is not None
    assert "/lessons/05_x/lesson.toml:12" in dialog.details
    assert "tytle" in dialog.details
    dialog.close()
    assert page(window).lesson.id == "race"


def test_a_program_of_ones_own_has_a_tab_beside_the_lessons(open_window: Open, tmp_path: Path) -> None:
    program = tmp_path / "mine.py"
    program.write_text("print(1)\n", encoding="utf-8")
    settings = Settings()
    window = open_window(settings)
    window.open_program(program)
    window.open_program(program)
    assert visible(window, LessonTab) == ["Lesson 5: mine"]
    assert page(window).lesson.programs[0].program.source == "print(1)\n"
    assert settings.lesson == "race", "the next start opens a lesson, not a file that may be gone"
    page(window).end(seen=True)
    assert settings.done == []
    window.menus.next_lesson.trigger()
    assert page(window).lesson.id == "race"


def test_a_program_that_is_not_there_is_told_and_nothing_else_happens(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    window.open_program(tmp_path / "gone.py")
    assert page(window).lesson.id == "race"
    assert "gone.py" in window.notices.sentences()[0]


def test_settings_that_cannot_be_saved_are_mentioned_once(
    open_window: Open, qtbot: QtBot, file: SettingsFile, tmp_path: Path
) -> None:
    file.path = tmp_path / "a file" / "settings.json"
    file.path.parent.write_text("in the way", encoding="utf-8")
    window = open_window()
    for lesson in ("lock", "memory", "manager"):
        window.menus.lesson_chosen.emit(lesson)
    assert page(window).lesson.id == "manager"
    qtbot.waitUntil(lambda: bool(window.notices.sentences()))
    window.saver.finish()
    assert len(window.notices.sentences()) == 1
    assert str(file.path) in window.notices.sentences()[0]


def test_what_is_saved_is_valid_json_from_the_first_change(open_window: Open, file: SettingsFile) -> None:
    window = open_window()
    window.menus.lesson_chosen.emit("lock")
    window.saver.finish()
    assert json.loads(file.path.read_text(encoding="utf-8"))["lesson"] == "lock"


def test_f1_shows_the_keys_and_escape_closes_them(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(KeysSheet)
    assert sheet is not None
    assert sheet.isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not any(dialog.isVisible() for dialog in window.findChildren(QDialog))


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups off screen
@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_f10_opens_the_menu_with_or_without_a_menu_bar(open_window: Open, qtbot: QtBot, size: tuple[int, int]) -> None:
    window = open_window(size=size)
    qtbot.keyClick(window, Qt.Key.Key_F10)
    opened = QApplication.activePopupWidget()
    assert opened in (window.menus.file, window.menus.all)
    opened.close()


def test_every_action_has_a_text_and_no_key_is_taken_twice(open_window: Open) -> None:
    window = open_window()
    actions = window.actions()
    assert all(action.text() or action.isSeparator() for action in actions)
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert {"F1", "F5", "Shift+F5", "F6", "F9", "Ctrl+Tab", "Ctrl+=", "Ctrl+-", "Ctrl+0"} <= set(keys)
