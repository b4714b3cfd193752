"""What can be reached by keyboard says what it is: to a screen reader as to everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QLineEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from core import paths
from core.lesson import Lesson
from gui.application import Application, Options, load_library
from gui.corner_controls import CornerControls
from gui.language import CHINESE, ENGLISH
from gui.settings import SettingsFile

CONTROLS = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit)


@pytest.fixture
def application(qapp: QApplication, qtbot: QtBot, tmp_path: Path, no_common_sheet: None) -> Iterator[Application]:
    library = load_library(paths.lessons_folder())
    opened = Application(qapp, library, SettingsFile(tmp_path), Options(language=ENGLISH), paths.resources_folder())
    opened.window.resize(1440, 900)
    with qtbot.waitExposed(opened.window):
        opened.window.show()
    yield opened
    opened.window.language_changed.emit(ENGLISH)
    opened.window.close()
    opened.window.deleteLater()


def controls(window: QWidget) -> list[QWidget]:
    """What a person can put the focus on or press, as it is on the screen now."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and not isinstance(widget, QScrollBar)  # what it does the keyboard does in the text beside it
        and (isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus.value)
    ]


def nameless(window: QWidget) -> list[str]:
    said = {widget: QAccessible.queryAccessibleInterface(widget) for widget in controls(window)}
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget, interface in said.items()
        if interface is not None and not interface.text(QAccessible.Text.Name).strip()
    ]


def test_every_control_of_every_lesson_has_a_name(application: Application, qtbot: QtBot) -> None:
    window = application.window
    for lesson in application.library.lessons:
        _open(application, qtbot, lesson)
        assert nameless(window) == [], lesson.id


def test_every_control_of_step_mode_has_a_name(application: Application, qtbot: QtBot) -> None:
    _open(application, qtbot, application.library.lessons[0])
    page = application.window.pages.page
    page.toggle_step()
    qtbot.waitUntil(lambda: len(controls(application.window)) > 10)
    assert nameless(application.window) == []
    page.toggle_step()


def test_the_names_are_in_the_language_of_the_window(application: Application, qtbot: QtBot) -> None:
    _open(application, qtbot, application.library.lessons[0])
    english = _names(application)
    application.window.findChild(CornerControls).language_chosen.emit(CHINESE)
    qtbot.waitUntil(lambda: not _untranslated(english & _names(application)), timeout=20_000)
    assert _names(application) - english


KEPT = {"English"}
"""Who cannot read the window must be able to find the way out."""


def _untranslated(names: set[str]) -> set[str]:
    """Those in Latin letters that are not names of things."""
    return {
        name
        for name in names
        if re.search("[a-z]", name) and name not in KEPT and not name.startswith("Python") and ".py" not in name
    }


def _names(application: Application) -> set[str]:
    found = map(QAccessible.queryAccessibleInterface, controls(application.window))
    return {interface.text(QAccessible.Text.Name) for interface in found if interface is not None}


def _open(application: Application, qtbot: QtBot, lesson: Lesson) -> None:
    application.window.open_lesson(lesson.id)
    page = application.window.pages.page
    qtbot.waitUntil(lambda: page.is_prepared, timeout=20_000)
