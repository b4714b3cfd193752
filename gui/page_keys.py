"""The keys of a lesson's page that belong to no widget of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gui.page_parts import PageParts
from gui.playhead import Playhead

_CTRL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


def page_key(event: QKeyEvent, parts: PageParts, playhead: Playhead) -> bool:
    """Does what the key says; False where it says nothing here. 1-9 choose an answer, Space replays or pauses, the
    arrows move the playhead, with Ctrl to the next telling moment."""
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if parts.is_asking:
        digit = key - Qt.Key.Key_1
        return modifiers == _NONE and 0 <= digit < 9 and parts.question.choose(digit)
    steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
    if key in steps and modifiers in (_NONE, _CTRL):
        move = playhead.step if modifiers == _CTRL else playhead.nudge
        move(steps[Qt.Key(key)])
        return True
    if key == Qt.Key.Key_Space and modifiers == _NONE:
        playhead.toggle()
        return True
    return False
