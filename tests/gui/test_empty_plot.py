"""What stands where a run will be: it says what will appear, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from core import paths
from core.lesson import LessonProgram
from core.lesson_file import load_lessons
from gui.empty_plot import EmptyPlot
from gui.theme import LIGHT, Look

WIDTH = 500
Show = Callable[[int], QImage]


def programs() -> list[LessonProgram]:
    return [program for lesson in load_lessons(paths.lessons_folder())[0] for program in lesson.programs]


@pytest.fixture
def picture(qtbot: QtBot) -> Show:
    """Of the plot at a height, on a ground of one colour."""

    def show(height: int) -> QImage:
        plot = EmptyPlot(Look(LIGHT))
        qtbot.addWidget(plot)
        plot.set_program(programs()[0])
        plot.resize(WIDTH, height)
        image = QImage(plot.size(), QImage.Format.Format_RGB32)
        image.fill(QColor(LIGHT.bg))
        plot.render(image)
        return image

    return show


def is_blank(image: QImage) -> bool:
    ground = image.pixel(image.width() // 2, image.height() - 3)
    return all(image.pixel(x, y) == ground for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("height", [8, 20, 31])
def test_a_sliver_shows_nothing_not_even_a_frame(picture: Show, height: int) -> None:
    assert is_blank(picture(height))


def test_where_there_is_room_there_are_frame_and_sentence(picture: Show) -> None:
    image = picture(60)
    assert not is_blank(image.copy(0, 0, WIDTH, 8))
    assert not is_blank(image.copy(60, 20, WIDTH - 120, 20))


def test_the_sentence_is_about_what_the_program_has(qtbot: QtBot, light: Look) -> None:
    plot = EmptyPlot(light)
    qtbot.addWidget(plot)
    for program in programs():
        plot.set_program(program)
        said = plot.accessibleName().lower()
        if program.uses_processes or "processes" in program.views:
            assert "each process" in said
            assert "thread" not in said
        else:
            assert "each thread" in said
