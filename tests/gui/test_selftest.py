"""The self-test sees one lesson of each kind, and says so where something is broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core import interpreters, paths
from core.check import is_about
from core.lesson_file import load_lessons
from gui.__main__ import main
from gui.selftest import FailedError, check_presets, passes, process_age, tour

LESSONS, _ = load_lessons(paths.lessons_folder())


def test_the_tour_meets_every_kind_of_lesson() -> None:
    chosen = tour(LESSONS)
    promises = [(lesson, it) for lesson in LESSONS for it in lesson.promises if is_about(it, interpreters.own())]
    for kind in (
        lambda lesson, it: lesson.chapter,
        lambda lesson, it: it.expect.outcome,
        lambda lesson, it: lesson.program(it.program).views,
        lambda lesson, it: lesson.program(it.program).uses_processes,
    ):
        assert {kind(*pair) for pair in chosen} == {kind(*pair) for pair in promises}
    assert len(chosen) < len(promises)


def test_a_check_that_fails_is_said_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> str:
        raise FailedError("no Noto Sans")

    assert not passes("fonts", fail)
    assert passes("window", lambda: "there")
    assert capsys.readouterr().out == "FAILED  fonts: no Noto Sans\nok      window: there\n"


def test_the_first_frame_is_timed_from_the_start_of_the_process() -> None:
    """At least what it has computed, at most what has passed since it was asked for; a clock's tick is 10 ms."""
    say = (
        "import time; from gui.selftest import process_age as age; print(age(), time.process_time(), time.monotonic())"
    )
    asked = time.monotonic()
    said = subprocess.run([sys.executable, "-c", say], capture_output=True, text=True, check=True).stdout
    age, computed, now = map(float, said.split())
    assert computed - 0.01 <= age <= now - asked + 0.01
    assert process_age() > age


def test_presets_that_do_not_hold_fail_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_presets() == "none"
    monkeypatch.setenv("CROSSTALK_LESSONS", "manager, a_lock")
    monkeypatch.setenv("CROSSTALK_PICK_PYTHON", "false")
    assert check_presets() == "lessons manager a_lock, pick_python False"
    monkeypatch.setenv("CROSSTALK_LESSONS", "no_such")
    with pytest.raises(FailedError, match="no lesson no_such"):
        check_presets()
    monkeypatch.setenv("CROSSTALK_LANGUAGE", "de")
    with pytest.raises(FailedError, match="CROSSTALK_LANGUAGE: presets not language"):
        check_presets()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One quick lesson, and no other Python than the own one."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    lessons = tmp_path / "lessons"
    lesson = next(lesson for lesson in LESSONS if lesson.id == "it_never_ends")
    shutil.copytree(lesson.folder, lessons / lesson.folder.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(paths.lessons_folder() / "chapters.toml", lessons)
    return lessons


def test_a_teachers_lessons_are_checked(folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    status = main(["--check-lessons", str(folder), "--report", str(report)])
    lines = report.read_text(encoding="utf-8").splitlines()
    assert status == 0, lines
    assert lines
    assert all(line.startswith("kept") for line in lines[:-1])


def test_a_lesson_with_a_mistake_is_named_and_fails_the_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = next(folder.glob("*/lesson.toml"))
    broken.write_text(broken.read_text(encoding="utf-8") + "\n[nonsense]\n", encoding="utf-8")
    assert main(["--check-lessons", str(folder)]) == 1
    assert str(broken) in capsys.readouterr().err


def test_a_report_that_cannot_be_written_is_one_plain_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--selftest", "--report", str(tmp_path / "no" / "report.txt")]) == 2
    assert capsys.readouterr().err.startswith("The report cannot be written: ")
