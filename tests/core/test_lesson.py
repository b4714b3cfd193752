"""Lesson folders: what they say arrives, and what is wrong with one is told by path and line while others load."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import program
from core.lesson import DriftOf, KnobRange, Lesson, knob_problems, subject
from core.lesson_file import load_chapters, load_lessons
from core.observation import Progress, Watching
from core.problem import Problem

CHAPTERS = """
[[chapters]]
id = "threads"
title = { en = "Threads", zh_CN = "线程" }
"""
RACE = "ROUNDS = 1_000\nPAUSE = 0.5\ncounter = 0\nprint(counter)\n"
TEXT = "# race.py\n\nAll of [A].\n\nMore.\n"
LESSON = """\
chapter = "threads"
title.en = "A race"
title.zh_CN = "竞争"
headline = { en = "Who wins?", zh_CN = "谁赢？" }

[question]
ask.en = "What will it show?"
ask.zh_CN = "会输出什么？"
result.en = "It showed"
result.zh_CN = "输出了"

[[question.choices]]
text = { en = "0", zh_CN = "0" }
because = { en = "Nothing is lost.", zh_CN = "什么也没丢。" }
expect = { outcome = "ends", watch = "output == 0" }
over = "all-runs"

[[programs]]
file = "race.py"
title = { en = "Plain", zh_CN = "直接" }
views = ["drift", "timeline"]
watch = ["counter"]
drift = { watch = "counter", expected_end = "2 * ROUNDS" }
progress = [
    { function = "add", variable = "i", step = 1, total = "ROUNDS" },
]

[programs.knobs.ROUNDS]
low = 10
high = 10_000
logarithmic = true
try_this = { en = "Try ROUNDS.", zh_CN = "试试 ROUNDS。" }

[[promises]]
program = "race.py"
python = ">=3.10"
gil = true
runs = 3
knobs = { ROUNDS = 20 }
expect = { outcome = "ends", output_matches = "0" }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "chapters.toml").write_text(CHAPTERS, encoding="utf-8")
    write(tmp_path)
    return tmp_path


def write(folder: Path, lesson: str = LESSON, name: str = "07_a_race") -> Path:
    path = folder / name
    path.mkdir(exist_ok=True)
    (path / "lesson.toml").write_text(lesson, encoding="utf-8")
    (path / "race.py").write_text(RACE, encoding="utf-8")
    for language in ("en", "zh_CN"):
        (path / f"text.{language}.md").write_text(TEXT, encoding="utf-8")
    return path


def loaded(folder: Path) -> Lesson:
    lessons, problems = load_lessons(folder)
    assert problems == []
    return lessons[0]


def problem_with(folder: Path, old: str, new: str) -> Problem:
    """What is wrong when `old` in lesson.toml is replaced by `new`."""
    assert LESSON.count(old) >= 1
    write(folder, LESSON.replace(old, new, 1))
    lessons, problems = load_lessons(folder)
    assert lessons == []
    assert len(problems) == 1
    return problems[0]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


# --- what it says --------------------------------------------------------------------------------------------------


def test_a_lesson_says_what_its_folder_says(folder: Path) -> None:
    lesson = loaded(folder)
    assert (lesson.id, lesson.number, lesson.chapter) == ("a_race", 7, "threads")
    assert lesson.title == {"en": "A race", "zh_CN": "竞争"}
    variant = lesson.program("race.py")
    assert variant.program.data == RACE.encode()
    assert variant.watching == Watching(("counter",), (Progress("add", "i", 1.0, "ROUNDS"),))
    assert variant.drift == DriftOf("counter", "2 * ROUNDS")
    assert variant.knobs == (KnobRange("ROUNDS", 10, 10_000, True, {"en": "Try ROUNDS.", "zh_CN": "试试 ROUNDS。"}),)
    assert (variant.views, variant.result, variant.uses_processes) == (("drift", "timeline"), "output", False)
    assert variant.explanation["en"] == "All of [A].\n\nMore."
    assert variant.question.choices[0].over == "all-runs"
    promise = lesson.promises[0]
    assert (promise.python, promise.gil, promise.runs, promise.knobs) == (">=3.10", True, 3, {"ROUNDS": 20})
    assert promise.expect.output_matches == "0"


def test_a_program_may_have_a_question_of_its_own(folder: Path) -> None:
    own = LESSON[LESSON.index("[question]") : LESSON.index("[[programs]]")].replace("question", "programs.question")
    write(folder, LESSON.replace("[[promises]]", own.replace("What will it show?", "And now?") + "[[promises]]", 1))
    assert loaded(folder).programs[0].question.ask["en"] == "And now?"


def test_lessons_come_in_the_order_of_their_numbers(folder: Path) -> None:
    write(folder, name="10_later")
    write(folder, name="2_sooner")
    (folder / "notes").mkdir()
    lessons, problems = load_lessons(folder)
    assert problems == []
    assert [lesson.id for lesson in lessons] == ["sooner", "a_race", "later"]


def test_chapters_have_their_own_order(folder: Path) -> None:
    assert [(chapter.id, chapter.title["zh_CN"]) for chapter in load_chapters(folder)] == [("threads", "线程")]


# --- what is wrong -------------------------------------------------------------------------------------------------


def test_a_broken_lesson_is_told_and_the_others_are_there(folder: Path) -> None:
    broken = write(folder, "chapter = \n", "08_broken")
    lessons, problems = load_lessons(folder)
    assert [lesson.id for lesson in lessons] == ["a_race"]
    assert [(problem.code, problem.where, problem.line) for problem in problems] == [
        ("lesson-syntax", str(broken / "lesson.toml"), 1)
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('title.en = "A race"\n', "", "lesson-missing-key", "title.en"),
        ('title.zh_CN = "竞争"', 'title.zh = "竞争"', "lesson-missing-key", "title.zh_CN"),
        ('over = "all-runs"', 'ovre = "all-runs"', "lesson-unknown-key", "question.choices[0].ovre"),
        ('over = "all-runs"', 'over = "never"', "lesson-bad-value", "question.choices[0].over"),
        (
            'outcome = "ends", watch',
            'outcome = "dies", watch',
            "lesson-bad-value",
            "question.choices[0].expect.outcome",
        ),
        ("output == 0", "output is 0", "lesson-bad-value", "question.choices[0].expect.watch"),
        ('output_matches = "0"', 'output_matches = "("', "lesson-bad-value", "promises[0].expect.output_matches"),
        ('output_matches = "0"', 'queue = "q.depth > 1"', "lesson-bad-value", "promises[0].expect.queue"),
        ("low = 10", 'low = "10"', "lesson-bad-value", "programs[0].knobs.ROUNDS"),
        ("low = 10", "low = 5_000", "lesson-bad-value", "programs[0].knobs.ROUNDS"),
        ("knobs.ROUNDS]", "knobs.TIMES]", "lesson-bad-value", "programs[0].knobs.TIMES"),
        ("2 * ROUNDS", "2 * TIMES", "lesson-bad-value", "programs[0].drift"),
        ('views = ["drift"', 'views = ["drfit"', "lesson-bad-value", "programs[0].views"),
        ('watch = ["counter"]', "watch = [1]", "lesson-bad-value", "programs[0].watch"),
        ('chapter = "threads"', 'chapter = "fibres"', "lesson-bad-value", "chapter"),
        ("step = 1,", "step = true,", "lesson-bad-value", "programs[0].progress[0].step"),
        ('program = "race.py"\n', 'program = "rice.py"\n', "lesson-bad-value", "promises[0].program"),
        ('python = ">=3.10"', 'python = "3.10"', "lesson-bad-value", "promises[0].python"),
        ("{ ROUNDS = 20 }", "{ TIMES = 20 }", "lesson-bad-value", "promises[0].knobs.TIMES"),
        ("runs = 3", "run = 3", "lesson-unknown-key", "promises[0].run"),
        ("runs = 3", "runs = 3.5", "lesson-bad-value", "promises[0].runs"),
    ],
)
def test_a_mistake_is_told_by_its_key_and_line(folder: Path, old: str, new: str, code: str, key: str) -> None:
    problem = problem_with(folder, old, new)
    assert (problem.code, problem.details["key"]) == (code, key)
    assert problem.where == str(folder / "07_a_race" / "lesson.toml")
    if code == "lesson-unknown-key":
        assert problem.line == line_of(LESSON, old)
    else:
        assert problem.line is not None


def test_a_wrong_value_has_the_line_on_which_it_stands(folder: Path) -> None:
    assert problem_with(folder, "output == 0", "output is 0").line == line_of(LESSON, "output == 0")
    assert problem_with(folder, "step = 1,", "step = true,").line == line_of(LESSON, "progress = [")
    assert problem_with(folder, 'python = ">=3.10"', 'python = "3"').line == line_of(LESSON, 'python = ">=3.10"')


def test_what_is_missing_has_the_line_of_its_table(folder: Path) -> None:
    assert problem_with(folder, 'file = "race.py"\n', "").line == line_of(LESSON, "[[programs]]")
    assert problem_with(folder, "high = 10_000\n", "").line == line_of(LESSON, "[programs.knobs.ROUNDS]")


def test_lines_are_right_below_texts_of_several_lines(folder: Path) -> None:
    long = 'ask.en = """\n[question]\nWhat = 1\n"""'
    problem = problem_with(folder, 'ask.en = "What will it show?"', long + "\nextra = 1")
    assert (problem.code, problem.line) == ("lesson-unknown-key", line_of(LESSON, "ask.en") + 4)


def test_a_lesson_without_programs_is_told(folder: Path) -> None:
    write(folder, LESSON[: LESSON.index("[[programs]]")])
    assert [problem.details["key"] for problem in load_lessons(folder)[1]] == ["programs"]


@pytest.mark.parametrize("name", ["lesson.toml", "race.py", "text.en.md", "text.zh_CN.md"])
def test_a_missing_file_is_told_by_its_path(folder: Path, name: str) -> None:
    (folder / "07_a_race" / name).unlink()
    lessons, problems = load_lessons(folder)
    assert lessons == []
    assert [(problem.code, problem.where) for problem in problems] == [
        ("lesson-file-missing", str(folder / "07_a_race" / name))
    ]


def test_a_program_that_is_no_python_is_told_by_its_path_and_line(folder: Path) -> None:
    path = folder / "07_a_race" / "race.py"
    path.write_text("ROUNDS = 1\n\nfor\n", encoding="utf-8")
    problem = load_lessons(folder)[1][0]
    assert (problem.code, problem.where, problem.line) == ("syntax-error", str(path), 3)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# other.py\n\nNothing.\n", "lesson-missing-key", 1),
        ("Hello.\n" + TEXT, "lesson-syntax", 1),
        (TEXT + "\n# race.py\n", "lesson-syntax", 7),
    ],
)
def test_prose_without_its_headings_is_told(folder: Path, text: str, code: str, line: int) -> None:
    path = folder / "07_a_race" / "text.zh_CN.md"
    path.write_text(text, encoding="utf-8")
    problem = load_lessons(folder)[1][0]
    assert (problem.code, problem.where, problem.line) == (code, str(path), line)


def test_a_file_that_is_not_utf8_is_told_by_its_line(folder: Path) -> None:
    path = folder / "07_a_race" / "lesson.toml"
    path.write_bytes('chapter = "threads"\ntitle.en = "é"\n'.encode("latin-1"))
    problem = load_lessons(folder)[1][0]
    assert (problem.code, problem.line) == ("lesson-syntax", 2)


def test_a_folder_without_chapters_has_no_lessons(tmp_path: Path) -> None:
    lessons, problems = load_lessons(tmp_path / "nowhere")
    assert lessons == []
    assert [problem.code for problem in problems] == ["lesson-file-missing"]


# --- knobs and totals of an edited program ---------------------------------------------------------------------------


def test_the_lessons_own_program_has_no_problems(folder: Path) -> None:
    variant = loaded(folder).programs[0]
    assert list(knob_problems(variant, variant.program)) == []


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("ROUNDS = 9", "knob-out-of-range"),
        ("ROUNDS = 1 + 1", "knob-not-literal"),
        ("TIMES = 9", "no-such-knob"),
        ("ROUNDS = '9'", "knob-out-of-range"),
    ],
)
def test_an_edit_that_a_slider_cannot_follow_is_told(folder: Path, source: str, code: str) -> None:
    variant = loaded(folder).programs[0]
    edited = program.with_source(variant.program, source)
    assert [(problem.code, problem.where) for problem in knob_problems(variant, edited)] == [(code, "ROUNDS")]


def test_a_run_is_about_the_knobs_as_they_stand(folder: Path) -> None:
    variant = loaded(folder).programs[0]
    about = subject(variant, program.with_knob(variant.program, "ROUNDS", 50))
    assert (about.name, about.drift, about.expected_end, about.totals) == ("race.py", "counter", 100.0, {"ROUNDS": 50})
    assert about.source.startswith("ROUNDS = 50\n")


def test_a_run_of_a_program_without_the_knob_knows_no_total(folder: Path) -> None:
    variant = loaded(folder).programs[0]
    about = subject(variant, program.with_source(variant.program, "counter = 0\n"))
    assert (about.expected_end, about.totals) == (None, {})
