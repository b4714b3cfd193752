"""What a teacher sets for a room holds, from the file and from the environment, and mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import paths
from core.lab.limits import Limits
from core.lesson_file import load_lessons
from core.presets import FILE_NAME, NO_PRESETS, Presets, load_presets, select

LESSONS, _ = load_lessons(paths.lessons_folder())


def presets_of(folder: Path, text: str, **environ: str) -> tuple[Presets, list[str]]:
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    presets, problems = load_presets(folder, environ)
    return presets, [problem.code for problem in problems]


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert load_presets(tmp_path, {}) == (NO_PRESETS, [])
    assert load_presets(None, {}) == (NO_PRESETS, [])


def test_the_file_beside_the_executable_holds(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    text = 'language = "zh_CN"\nlessons = ["manager"]\nlesson_folder = "own"\npick_python = false\n'
    expected = Presets("zh_CN", ("manager",), tmp_path / "own", pick_python=False)
    assert presets_of(tmp_path, text) == (expected, [])


def test_the_environment_counts_for_more(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    environ = {
        "CROSSTALK_LANGUAGE": "en",
        "CROSSTALK_LESSONS": "manager, a_lock",
        "CROSSTALK_LESSON_FOLDER": str(tmp_path / "own"),
        "CROSSTALK_PICK_PYTHON": "False",
    }
    expected = Presets("en", ("manager", "a_lock"), tmp_path / "own", pick_python=False)
    assert presets_of(tmp_path, 'language = "zh_CN"\n', **environ) == (expected, [])


def test_the_environment_may_name_another_file(tmp_path: Path) -> None:
    other = tmp_path / "room 2.toml"
    other.write_text('\ufefflanguage = "zh_CN"\n', encoding="utf-8")  # as Windows' editor writes it
    assert presets_of(tmp_path, 'language = "en"\n', CROSSTALK_PRESETS=str(other)) == (Presets("zh_CN"), [])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("language = 'de'", "presets-not-language"),
        ("language = ['en']", "presets-not-language"),
        ("lessons = 'manager'", "presets-not-list"),
        ("lessons = []", "presets-not-list"),
        ("lesson_folder = 'nowhere'", "presets-not-folder"),
        ("lesson_folder = 3", "presets-not-folder"),
        ("pick_python = 'no'", "presets-not-yes-or-no"),
        ("lesons = ['manager']", "presets-unknown-key"),
        ("memory_mb = 99", "presets-not-number"),
        ("file_mb = true", "presets-not-number"),
        ("processes = 401", "presets-not-number"),
        ("seconds = '60'", "presets-not-number"),
    ],
)
def test_a_bad_value_is_told_and_the_others_hold(tmp_path: Path, line: str, code: str) -> None:
    good = "pick_python = false" if "pick" not in line else "lessons = ['manager']"
    presets, problems = presets_of(tmp_path, f"{line}\n{good}\n")
    assert problems == [code]
    assert presets in (Presets(pick_python=False), Presets(lessons=("manager",)))


def test_limits_that_are_set_hold_and_the_others_are_as_usual(tmp_path: Path) -> None:
    presets, _ = presets_of(tmp_path, "memory_mb = 500\nseconds = 60\n", CROSSTALK_PROCESSES="100")
    usual = Limits()
    assert presets.limits == Limits(usual.address_space, 500 << 20, usual.file_size, 100, 60)
    assert Presets(memory_mb=4096).limits.address_space == 16 << 30
    assert NO_PRESETS.limits == usual


def test_a_bad_variable_is_told_by_its_name() -> None:
    _, (problem,) = load_presets(None, {"CROSSTALK_PICK_PYTHON": "maybe"})
    assert (problem.code, problem.where) == ("presets-not-yes-or-no", "CROSSTALK_PICK_PYTHON")


@given(st.binary(max_size=200))
def test_whatever_is_in_the_file_crosstalk_starts(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / FILE_NAME).write_bytes(data)
    presets, problems = load_presets(folder, {})
    assert presets == NO_PRESETS or not problems


def test_a_named_file_that_is_missing_is_told_and_one_that_is_a_folder(tmp_path: Path) -> None:
    for place in (tmp_path / "none.toml", tmp_path):
        _, (problem,) = load_presets(None, {"CROSSTALK_PRESETS": str(place)})
        assert (problem.code, problem.where) == ("presets-unreadable", str(place))


def test_only_the_lessons_that_are_named_are_shown() -> None:
    shown, missing = select(LESSONS, [], ("a_lock", "no_such"))
    assert ([lesson.id for lesson in shown], missing) == (["a_lock"], ["no_such"])
    assert select(LESSONS, [], ()) == (LESSONS, [])


def test_a_teachers_version_of_a_lesson_takes_its_place() -> None:
    from dataclasses import replace

    own = replace(LESSONS[3], number=99)
    shown, _ = select(LESSONS, [own], ())
    assert shown == [*LESSONS[:3], own, *LESSONS[4:]]
