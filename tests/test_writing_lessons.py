"""The example in `docs/writing-lessons.md` is a lesson."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from core import interpreters, paths
from core.check import check_promise
from core.lesson_file import load_lessons

GUIDE = Path(__file__).parent.parent / "docs" / "writing-lessons.md"


def test_the_guides_example_loads_and_keeps_its_promise(tmp_path: Path) -> None:
    shutil.copy(paths.lessons_folder() / "chapters.toml", tmp_path)
    folder = tmp_path / "11_ping_pong"
    folder.mkdir()
    example = GUIDE.read_text(encoding="utf-8").split("## An example\n")[1]
    for name, block in re.findall(r"^`(\S+)`:\n\n((?:(?:    .*)?\n)+)", example, re.MULTILINE):
        (folder / name).write_text(re.sub("(?m)^    ", "", block), encoding="utf-8")
    lessons, problems = load_lessons(tmp_path)
    assert problems == []
    (result,) = check_promise(lessons[0], 0, interpreters.vet(sys.executable))
    assert result.kept, result.to_json()
