"""A room's presets in the window: its language, its lessons, no choice of Python, and what is wrong with them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import interpreters, paths
from core.presets import Presets, load_presets
from core.problem import Problem
from gui.application import Application, Options, load_library
from gui.language import CHINESE, ENGLISH, Translations
from gui.lesson_page import LessonPage
from gui.page_parts import PageParts
from gui.picker import Picker
from gui.run_bar import RunBar
from gui.settings import Settings, SettingsFile
from gui.wording_problems import problem_told

Open = Callable[[Presets], Application]


@pytest.fixture
def open_in_room(qapp: QApplication, qtbot: QtBot, tmp_path: Path, no_common_sheet: None) -> Iterator[Open]:
    opened: list[Application] = []

    def open_(presets: Presets) -> Application:
        library = load_library(paths.lessons_folder(), presets)
        options = Options(presets=presets)
        application = Application(qapp, library, SettingsFile(tmp_path), options, paths.resources_folder())
        opened.append(application)
        with qtbot.waitExposed(application.window):
            application.window.show()
        return application

    yield open_
    for application in opened:
        application.window.language_changed.emit(ENGLISH)
        application.window.close()
        application.window.deleteLater()


def python_picker(application: Application) -> Picker:
    page = application.window.pages.page
    assert isinstance(page, LessonPage)
    return page.findChild(RunBar).python_picker


def test_the_room_has_a_language_until_the_learner_chooses_another(open_in_room: Open, tmp_path: Path) -> None:
    application = open_in_room(Presets(language=CHINESE))
    assert application.window.windowTitle() == "丢失的更新 – Crosstalk"
    page = application.window.pages.page
    assert isinstance(page, LessonPage)
    assert page.findChild(PageParts).headline.text().endswith("？")
    application.window.close()
    saved, _ = SettingsFile(tmp_path).load()
    assert saved.language == ""  # another room, another language
    SettingsFile(tmp_path).save(Settings(language=ENGLISH))
    assert open_in_room(Presets(language=CHINESE)).window.windowTitle() == "Lost updates – Crosstalk"


def test_only_the_rooms_lessons_and_their_chapters_are_there(open_in_room: Open) -> None:
    library = open_in_room(Presets(lessons=("manager", "separate_memory"))).library
    assert [lesson.id for lesson in library.lessons] == ["separate_memory", "manager"]
    assert [chapter.id for chapter in library.chapters] == ["processes"]


def test_a_teachers_lessons_stand_beside_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    source = next(paths.lessons_folder().glob("*_a_lock"))
    shutil.copytree(source, folder / "20_my_lock")
    shutil.copy(paths.lessons_folder() / "chapters.toml", folder)
    library = load_library(paths.lessons_folder(), Presets(lesson_folder=folder))
    assert [lesson.id for lesson in library.lessons][:3] == ["lost_updates", "a_lock", "my_lock"]
    assert library.broken == []


def test_lessons_that_are_not_there_are_told() -> None:
    library = load_library(paths.lessons_folder(), Presets(lessons=("manager", "no_such")))
    assert [(problem.code, problem.details) for problem in library.broken] == [
        ("presets-no-such-lesson", {"lesson": "no_such"})
    ]


def test_without_a_choice_every_run_is_on_the_own_python(open_in_room: Open) -> None:
    application = open_in_room(Presets(pick_python=False))
    application.search_pythons()
    assert not application.pythons.is_searching
    assert application.pythons.found == (interpreters.own(),)
    assert python_picker(application).isHidden()


def test_with_a_choice_the_picker_is_there(open_in_room: Open) -> None:
    assert not python_picker(open_in_room(Presets())).isHidden()


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_a_bad_preset_is_a_sentence_in_the_language_of_the_window(qapp: QApplication, language: str) -> None:
    translations = Translations(paths.resources_folder() / "i18n")
    translations.use(language)
    _, (problem,) = load_presets(None, {"CROSSTALK_LANGUAGE": "de"})
    told = problem_told(problem).whole()
    unknown = problem_told(Problem("presets-no-such-lesson", details={"lesson": "no_such"})).whole()
    translations.use(ENGLISH)
    assert "CROSSTALK_LANGUAGE" in told
    assert ("只能是" in told) is (language == CHINESE)
    assert ("没有 no_such 这一课。" in unknown) is (language == CHINESE)
