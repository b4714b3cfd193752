"""A lesson's folder in which bytes are others than were written: it is told what is wrong, and the rest is there."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from core import paths
from core.lesson_file import load_lessons
from tests.damage import mutated, nothing_runs

FIRST, SECOND = "01_lost_updates", "08_it_never_ends"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (FIRST, SECOND):
        shutil.copytree(paths.lessons_folder() / name, tmp_path / name)
    shutil.copy(paths.lessons_folder() / "chapters.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("seed", range(200))
def test_a_byte_that_is_another_costs_one_lesson_at_most(folder, seed):
    load_lessons(folder)
    chance = random.Random(seed)
    path = chance.choice(sorted((folder / FIRST).iterdir()))
    path.write_bytes(mutated(path.read_bytes(), chance))
    with nothing_runs():
        lessons, broken = load_lessons(folder)
    assert [lesson.folder.name for lesson in lessons][-1:] == [SECOND]
    assert len(lessons) == 2 or broken
    assert all(problem.where.startswith(str(folder / FIRST)) for problem in broken)
    assert all(program.program.source for lesson in lessons for program in lesson.programs)
