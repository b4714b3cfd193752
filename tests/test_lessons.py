"""The lessons that come with Crosstalk: their form, and that what they promise is true on this Python.

`python -m core lessons --check` tries the promises on every Python that is there.
"""

from __future__ import annotations

import ast
import re
import sys
from itertools import islice

import pytest

from core import interpreters, paths
from core.check import check_promise
from core.lesson import LANGUAGES, Lesson, LessonProgram, Question, Text
from core.lesson_file import load_chapters, load_lessons
from core.verdict import holds, is_decided

LESSONS, PROBLEMS = load_lessons(paths.lessons_folder())
VARIANTS = [pytest.param(variant, id=f"{it.id}/{variant.program.name}") for it in LESSONS for variant in it.programs]
PROMISES = [
    pytest.param(lesson, place, id=f"{lesson.id}-{place}-{promise.program}")
    for lesson in LESSONS
    for place, promise in enumerate(lesson.promises)
]
ACTORS = set("MSABCDE")


def texts_of(lesson: Lesson) -> list[Text]:
    """Every sentence of the lesson."""
    found = [lesson.title, lesson.headline]
    for variant in lesson.programs:
        found += [variant.title, variant.explanation, *(knob.try_this for knob in variant.knobs)]
        found += texts_of_question(variant.question)
    return found


def texts_of_question(question: Question) -> list[Text]:
    of_choices = [text for choice in question.choices for text in (choice.text, choice.because)]
    return [question.ask, question.result, *of_choices]


# --- form ----------------------------------------------------------------------------------------------------------


def test_every_lesson_loads() -> None:
    assert PROBLEMS == []
    assert [lesson.number for lesson in LESSONS] == list(range(1, 10))


def test_every_chapter_has_lessons_and_they_stand_together() -> None:
    chapters = [lesson.chapter for lesson in LESSONS]
    assert list(dict.fromkeys(chapters)) == [chapter.id for chapter in load_chapters(paths.lessons_folder())]
    assert chapters == sorted(chapters, key=chapters.index)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_text_is_there_in_every_language(lesson: Lesson) -> None:
    for text in texts_of(lesson):
        assert set(text) == set(LANGUAGES)
        assert all(sentence.strip() for sentence in text.values())


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_headlines_are_questions(lesson: Lesson) -> None:
    assert lesson.headline["en"].endswith("?")
    assert lesson.headline["zh_CN"].endswith("？")


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_each_language_has_its_own_punctuation(lesson: Lesson) -> None:
    for text in texts_of(lesson):
        assert not re.search("[“”‘’，。：；？！]", text["en"]), text["en"]
        prose = re.sub("`[^`]*`", "", text["zh_CN"])
        assert not re.search("[\u4e00-\u9fff] ?[,;:?!]|[,;:?!] ?[\u4e00-\u9fff]", prose), text["zh_CN"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_an_explanation_is_short(variant: LessonProgram) -> None:
    english, chinese = variant.explanation["en"], variant.explanation["zh_CN"]
    assert len(english.split()) <= 150
    assert len(re.sub(r"\s", "", chinese)) <= 300
    assert len(re.findall(r"[.?!](?=\s|$)", english)) <= 5
    assert len(re.findall("[。？！](?![”’])", chinese)) <= 5


@pytest.mark.parametrize("variant", VARIANTS)
def test_both_explanations_speak_of_the_same_actors_and_the_same_code(variant: LessonProgram) -> None:
    english, chinese = variant.explanation["en"], variant.explanation["zh_CN"]
    badges = [set(re.findall(r"\[([A-Z])\]", text)) for text in (english, chinese)]
    assert badges[0] == badges[1] <= ACTORS
    assert set(re.findall("`[^`]+`", english)) == set(re.findall("`[^`]+`", chinese))


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_knob_has_something_to_try(variant: LessonProgram) -> None:
    assert {reach.name for reach in variant.knobs} == {knob.name for knob in variant.program.knobs}
    for reach in variant.knobs:
        assert all(reach.name in text for text in reach.try_this.values())


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_program_is_short_and_understood_by_every_python(variant: LessonProgram) -> None:
    source = variant.program.source
    assert 8 <= source.count("\n") <= 40
    assert max(map(len, source.splitlines())) <= 50  # what the code column shows at 1440 pixels
    ast.parse(source, feature_version=(3, 9))
    assert variant.program.data == source.encode("ascii")


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_program_hides_no_module_of_the_standard_library(variant: LessonProgram) -> None:
    assert variant.program.name.removesuffix(".py") not in sys.stdlib_module_names


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_program_sleeps_only_where_a_knob_says_so(variant: LessonProgram) -> None:
    knobs = {knob.name for knob in variant.program.knobs}
    assert set(re.findall(r"sleep\((.*?)\)", variant.program.source)) <= knobs
    assert "setswitchinterval" not in variant.program.source


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_program_is_promised_something(lesson: Lesson) -> None:
    assert {promise.program for promise in lesson.promises} == {variant.program.name for variant in lesson.programs}


# --- promises ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lesson", "place"), PROMISES)
def test_what_is_promised_is_true_here_and_among_the_answers(lesson: Lesson, place: int) -> None:
    python = interpreters.vet(sys.executable)
    for result in islice(check_promise(lesson, place, python), 1):  # under the first start method that it names
        assert result.kept, result.to_json()
        question = lesson.program(result.promise.program).question
        assert is_decided(question, result.evidence)
        assert any(holds(choice.expect, result.evidence) for choice in question.choices), result.to_json()
