"""Text in little room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from core import paths
from core.lesson_file import load_lessons
from gui.labels import in_lines, in_two_lines
from gui.theme import Look

QUESTIONS = [
    program.question.ask[language]
    for lesson in load_lessons(paths.lessons_folder())[0]
    for program in lesson.programs
    for language in ("en", "zh_CN")
]


def test_a_line_breaks_behind_a_sentence_where_both_then_fit(light: Look) -> None:
    metrics = QFontMetrics(light.ui_font(19, 600))
    question = "每次修改 counter 都持有锁。print(counter) 会输出什么？"
    width = metrics.horizontalAdvance(question) - 30
    assert in_two_lines(question, metrics, width) == "每次修改 counter 都持有锁。\nprint(counter) 会输出什么？"
    assert in_two_lines(question, metrics, width + 30) == question


@pytest.mark.parametrize("width", range(300, 560, 20))
def test_no_question_is_left_with_half_a_word_in_its_last_line(light: Look, width: int) -> None:
    metrics = QFontMetrics(light.ui_font(19, 600))
    for question in QUESTIONS:
        _first, _, rest = in_two_lines(question, metrics, width).partition("\n")
        assert not rest or len(rest) >= 4, question
        assert not rest.startswith("么"), question


@pytest.mark.parametrize("width", range(300, 560, 20))
def test_no_line_of_a_question_is_a_word_alone(light: Look, width: int) -> None:
    metrics = QFontMetrics(light.ui_font(19, 600))
    for question in QUESTIONS:
        shown = in_lines(question, metrics, width)
        lines = shown.split("\n")
        lengths = [metrics.horizontalAdvance(line) for line in lines]
        assert "".join(lines).replace(" ", "") == question.replace(" ", "")
        assert max(lengths) <= width
        is_sentence = len(lines) > 1 and lines[-2][-1] in "。，；：！？、.,;:!?"
        assert len(lines) == 1 or is_sentence or min(lengths) > 0.25 * max(lengths), shown
        assert not any(line[0] in "。，；：！？、.,;:!?" for line in lines)


def test_lines_are_as_few_as_can_be(light: Look) -> None:
    metrics = QFontMetrics(light.ui_font(19, 600))
    words = "one two three four five six seven eight"
    width = metrics.horizontalAdvance("one two three four five six")
    assert in_lines(words, metrics, width) == "one two three four\nfive six seven eight"
    assert in_lines("", metrics, width) == ""
    assert in_lines("unbreakable", metrics, 3) == "unbreakable"
