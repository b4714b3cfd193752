"""What the teacher's guide shows is what Crosstalk understands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core import paths
from core.lesson_file import load_lessons
from core.presets import FILE_NAME, Presets, load_presets, select
from gui.__main__ import main

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = ("teachers.md", "teachers.zh_CN.md")


@pytest.mark.parametrize("guide", GUIDES)
def test_the_presets_of_the_guide_hold(guide: str, tmp_path: Path) -> None:
    text = (DOCS / guide).read_text(encoding="utf-8")
    lines = re.findall(r"^    (\w+ = .*)$", text, re.MULTILINE)
    (tmp_path / FILE_NAME).write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "my lessons").mkdir()
    presets, problems = load_presets(tmp_path, {})
    assert problems == []
    shown = ("lost_updates", "a_lock")
    assert presets == Presets("zh_CN", shown, tmp_path / "my lessons", False, 500, 10, 100, 60)
    lessons, _ = load_lessons(paths.lessons_folder())
    assert select(lessons, [], presets.lessons)[1] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_the_options_of_the_guide_exist(guide: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    helped = capsys.readouterr().out
    options = set(re.findall(r"--[a-z][a-z-]+", (DOCS / guide).read_text(encoding="utf-8")))
    assert options
    assert all(option in helped for option in options)
