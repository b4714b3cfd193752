"""A program with knobs in the panel, and what a test asks of the panel."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton

from core.lesson import KnobRange
from core.program import Program, from_bytes
from gui.code_editor import CodeEditor
from gui.code_view import CodeView
from gui.knob_slider import KnobSlider

RACE = b"""import sys
from threading import Thread

ROUNDS = 10_000_000  # of each thread
PAUSE = 0.05
SAFE = False
counter = 0


def work():
    global counter
    for _ in range(ROUNDS):
        counter += 1


Thread(target=work).start()
print(counter)
"""
KNOBS = (
    KnobRange("ROUNDS", 1_000, 50_000_000, True, {}),
    KnobRange("PAUSE", 0.0, 1.0, False, {}),
    KnobRange("SAFE", False, True, False, {}),
)
TIPS = {"ROUNDS": "Set it to 1000.", "PAUSE": "Set it to 0."}


def race() -> Program:
    return from_bytes("race.py", RACE)


def editor_of(view: CodeView) -> CodeEditor:
    return view.findChild(CodeEditor)


def slider_of(view: CodeView) -> KnobSlider:
    return view.findChild(KnobSlider)


def put_cursor(view: CodeView, line: int, column: int) -> None:
    editor = editor_of(view)
    cursor = QTextCursor(editor.document().findBlockByNumber(line - 1))
    cursor.movePosition(QTextCursor.MoveOperation.Right, n=column)
    editor.setTextCursor(cursor)


def value_of(view: CodeView, name: str) -> object:
    return next(knob.value for knob in view.knobs() if knob.name == name)


def shown(view: CodeView, text: str) -> QPushButton | None:
    found = (button for button in view.findChildren(QPushButton) if button.accessibleName() == text)
    return next((button for button in found if button.isVisible()), None)


def shown_label(view: CodeView, text: str) -> bool:
    return any(label.text() == text and label.isVisible() for label in view.findChildren(QLabel))
