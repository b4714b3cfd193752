"""The keys of a lesson's page that belong to no widget of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.page_parts import PageParts
from gui.playhead import Playhead
from gui.views.table import TableAction

_CTRL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


def show_table(page: QWidget) -> bool:
    """The largest plot of `page` that is on the screen, as a table; False where there is none. A plot that has the
    keyboard itself takes Ctrl+T before it comes here."""
    views = {action.parent(): action for action in page.findChildren(TableAction)}
    seen = [view for view in views if view.isVisible() and view.focusPolicy() & Qt.FocusPolicy.TabFocus]
    if not seen:
        return False
    views[max(seen, key=lambda view: view.width() * view.height())].trigger()
    return True


def page_key(event: QKeyEvent, parts: PageParts, playhead: Playhead) -> bool:
    """Does what the key says; False where it says nothing here. 1-9 choose an answer, Space replays or pauses, the
    arrows move the playhead, with Ctrl to the next telling moment, Ctrl+T shows the largest plot as a table."""
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if (key, modifiers) == (Qt.Key.Key_T, _CTRL):
        return show_table(parts)
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
