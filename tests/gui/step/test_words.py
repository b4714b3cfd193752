"""Every instruction of the lessons' programs has its plain words, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from core import paths
from core.lesson_file import load_lessons
from core.scheduler import Schedule
from core.scheduler.rows import Row
from core.scheduler.walk import Walk
from gui.step.words import row_words

PROGRAMS = [
    pytest.param(variant, id=f"{lesson.id}-{variant.program.name}")
    for lesson in load_lessons(paths.lessons_folder())[0]
    for variant in lesson.programs
    if variant.step is not None
]
I18N = Path(__file__).parents[3] / "resources" / "i18n"


def rows(source: str) -> list[Row]:
    """What threads do in the first steps of a program."""
    walk = Walk(source, "program.py", Schedule("opcode", "any", ()))
    found = []
    for seed in (1, 2):
        walk.go(0)
        for _ in range(60):
            walk.run_to_access(walk.stepper.enabled()[seed % len(walk.stepper.enabled())])
            if not walk.stepper.enabled():
                break
            found += [row for thread in walk.scene().threads for row in (*thread.done, *thread.coming)]
    return found


@pytest.mark.parametrize("variant", PROGRAMS)
def test_no_instruction_is_left_without_words(variant: object) -> None:
    for row in rows(variant.program.source):  # type: ignore[attr-defined]
        for is_done, is_next in ((True, False), (False, True), (False, False)):
            words = row_words(row, is_done, is_next)
            assert words
            assert not words.startswith("do "), row
            assert "{" not in words, row


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Row("LOAD_GLOBAL", "counter", 1, ("",), "2", shared=True), "read counter: got 2"),
        (Row("BINARY_OP", "+=", 1, ("2", "1"), "3"), "add: 2 + 1 = 3"),
        (Row("BINARY_OP", "-=", 1, ("2", "1"), "1"), "subtract: 2 − 1 = 1"),
        (Row("STORE_GLOBAL", "counter", 1, ("", "3")), "write 3 into counter"),
        (Row("CALL", "", 1, ("", ""), "", "Thread.start", "add"), "start add"),
        (Row("CALL", "", 1, ("", ""), "True", "Queue.empty", "q"), "is q empty? → True"),
        (Row("BEFORE_WITH", "", 1, ("lock",), "", "with", "lock"), "take lock"),
        (Row("CALL", "", 1, ("None", "None"), "", "Lock.__exit__", "lock"), "give lock back"),
        (Row("CALL", "", 1, ("", "1"), "", "plus", ""), "call plus"),
        (Row("FOR_ITER", "to 68", 1, ("",), "4"), "next round: 4"),
        (Row("FOR_ITER", "to 68", 1, ("",), ""), "no round left"),
    ],
)
def test_what_was_done_is_said_with_its_values(row: Row, words: str) -> None:
    assert row_words(row, True, False) == words


def test_chinese_has_them_too(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(I18N / "zh_CN.qm"))
    qapp.installTranslator(translator)
    try:
        row = Row("STORE_GLOBAL", "counter", 1, ("", "3"))
        assert row_words(row, False, True) == "把3写入counter"
    finally:
        qapp.removeTranslator(translator)
