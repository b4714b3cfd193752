"""The keys of Step mode that belong to no widget of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gui.step.step_mode import StepMode

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier


def step_key(event: QKeyEvent, mode: StepMode) -> bool:
    """Does what the key says; False where it says nothing here. 0-9 let a thread take a step, with Alt run to its next
    shared access; Ctrl+Z and Left undo, Ctrl+Shift+Z and Right redo; Space replays. Held keys count as often as they
    come."""
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    digit = key - Qt.Key.Key_0
    if 0 <= digit <= 9 and modifiers in (_NONE, _ALT):
        (mode.step if modifiers == _NONE else mode.run_to_access)(digit)
        return True
    if (key, modifiers) in ((Qt.Key.Key_Z, _CTRL), (Qt.Key.Key_Left, _NONE)):
        mode.undo()
        return True
    if (key, modifiers) in ((Qt.Key.Key_Z, _CTRL_SHIFT), (Qt.Key.Key_Right, _NONE)):
        mode.redo()
        return True
    if (key, modifiers) == (Qt.Key.Key_Space, _NONE):
        mode.board.schedule.toggle()
        return True
    return False
