"""What the monkey does with the window: one random event at a time, as a person with mouse and keyboard could do it.

The seed and the state of the window decide which. Nothing here waits, and nothing calls what is behind the widgets,
but for opening and dropping files, and for killing processes, which come from outside the window.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import psutil
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from gui.choice_button import ChoiceButton
from gui.main_window import SMALLEST_SIZE, MainWindow
from gui.picker import Picker
from gui.step.bar import StepBar
from gui.tab_button import TabButton
from gui.views.table_dialog import TableDialog

_LEFT, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
_PLAIN, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_MODIFIERS = (_PLAIN,) * 6 + (_SHIFT, _CTRL, _ALT, _CTRL | _SHIFT)
_KEYS = [
    *(getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)),
    *(getattr(Qt.Key, f"Key_{name}") for name in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    *(getattr(Qt.Key, f"Key_{name}") for name in ("Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown")),
    *(getattr(Qt.Key, f"Key_{name}") for name in ("Tab", "Backtab", "Space", "Return", "Escape", "Backspace")),
    *(getattr(Qt.Key, f"Key_{name}") for name in ("Delete", "Plus", "Minus", "Comma", "Period", "BracketLeft")),
]
_WORDS = ("0", "1", "7", "1000", "x", "counter", "print(n)\n", "    n += 1\n", "\n", "(", '"', "中文", "-1", "1e9", "#")


_WEIGHTS = {
    "click": 26, "drag": 4, "wheel": 4, "context": 3, "key": 12, "write": 5, "action": 10, "lesson": 5, "option": 4,
    "open": 3, "close": 4, "resize": 3, "kill": 2, "undo": 2, "slider": 3,
}  # fmt: skip
KINDS = tuple(_WEIGHTS)
"""Of events, besides those that begin and end runs."""


class Hands:
    """`files` is the one folder that it opens from and saves to; `kinds` are those of `KINDS` that it knows."""

    def __init__(self, window: MainWindow, seed: int, files: Path, kinds: Collection[str] = KINDS) -> None:
        self._window, self._files = window, files
        self._random = random.Random(seed)
        deeds: dict[str, Callable[[], str]] = {
            "click": lambda: self._click(self._window),
            "drag": lambda: self._drag(self._window),
            "wheel": lambda: self._wheel(self._window),
            "context": lambda: self._context_menu(self._window),
            "key": lambda: self._press_key(self._window),
            "write": self._write,
            "action": self._choose_action,
            "lesson": self._choose_lesson,
            "option": self._choose_option,
            "open": self._open_file,
            "close": self._close_program,
            "resize": self._resize,
            "kill": self._kill,
            "undo": self._undo,
            "slider": self._move_slider,
        }
        self._deeds = [deeds[kind] for kind in KINDS if kind in kinds] or [lambda: "nothing"]
        self._weights = [_WEIGHTS[kind] for kind in KINDS if kind in kinds] or [1]

    def pause_ms(self) -> int:
        """How long the window is left alone before the next event."""
        return self._random.choice((0, 0, 0, 10, 20, 40, 120))

    def act(self) -> str:
        """Does one thing, and says what it was."""
        top = self._top()
        if isinstance(top, QFileDialog):
            return self._answer(top)
        if isinstance(top, QMenu):
            return self._choose_from(top)
        if top is not self._window:
            return self._use_dialog(top)
        if (tables := self._tables()) and self._random.random() < 0.1:
            return self._use_dialog(self._random.choice(tables))
        return self._run_or_stop() or self._random.choices(self._deeds, self._weights)[0]()

    def tidy_up(self) -> bool:
        """Closes the topmost menu or dialog, or a table, ends a run, closes a program, whatever was changed in it, or
        turns the projector off; False where there is nothing of the kind."""
        top, own, menus = self._top(), self._window.own, self._window.menus
        page = self._window.pages.page
        if isinstance(top, QMessageBox):
            discard = QMessageBox.ButtonRole.DestructiveRole
            buttons = [button for button in top.buttons() if top.buttonRole(button) == discard]
            (buttons or top.buttons())[0].click()
        elif top is not self._window:
            top.close()
        elif self._tables():
            self._tables()[0].close()
        elif page is not None and page.has_live_run:
            page.stop()
        elif own.lessons:
            own.close(own.lessons[0].id)
        elif menus.projector.isChecked():
            menus.projector.trigger()
        else:
            return False
        return True

    def _top(self) -> QWidget:
        """What takes the events."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window

    def _tables(self) -> list[TableDialog]:
        """The windows beside the window."""
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, TableDialog) and each.isVisible()]

    # --- runs ------------------------------------------------------------------------------------------------

    def _run_or_stop(self) -> str:
        """Often enough for a run to begin and to end every ten events or so; "" in between."""
        page, chance = self._window.pages.page, self._random.random()
        if page is None:
            return ""
        if page.has_live_run:
            return self._trigger(self._window.menus.stop) if chance < 0.2 else ""
        return self._begin_run() if chance < 0.75 else ""

    def _begin_run(self) -> str:
        """What has to be done next for a program to run: the question waits for an answer, Step mode has no runs."""
        answers = [each for each in self._buttons(self._window) if isinstance(each, ChoiceButton)]
        if answers and not any(each.isChecked() for each in answers):
            if self._random.random() < 0.3:
                return self._key(self._focus(self._window), self._random.choice((Qt.Key.Key_1, Qt.Key.Key_2)), _PLAIN)
            return self._press(self._random.choice(answers))
        is_stepping = any(isinstance(each, StepBar) for each in _widgets(self._window))
        if is_stepping and self._random.random() < 0.4:
            return self._trigger(self._window.menus.step_mode)
        return self._trigger(self._window.menus.run)

    # --- mouse -----------------------------------------------------------------------------------------------

    def _click(self, top: QWidget) -> str:
        widget = self._any_widget(top)
        if self._random.random() < 0.1:
            at = self._any_place(widget)
            QTest.mouseDClick(widget, _LEFT, _PLAIN, at)
            return f"double click {_name(widget)} {_at(at)}"
        return self._press(widget)

    def _press(self, widget: QWidget) -> str:
        at, modifier = self._any_place(widget), self._random.choice(_MODIFIERS)
        words = f"click {_name(widget)} {_at(at)} {_modifier(modifier)}"
        QTest.mousePress(widget, _LEFT, modifier, at)
        if isValid(widget):
            QTest.mouseRelease(widget, _LEFT, modifier, at)
        return words

    def _drag(self, top: QWidget) -> str:
        widget = self._any_widget(top)
        places = [self._any_place(widget) for _ in range(4)]
        words = f"drag {_name(widget)} {' '.join(map(_at, places))}"
        QTest.mousePress(widget, _LEFT, _PLAIN, places[0])
        for place in places[1:]:
            if isValid(widget):
                QTest.mouseMove(widget, place)
        if isValid(widget):
            QTest.mouseRelease(widget, _LEFT, _PLAIN, places[-1])
        return words

    def _wheel(self, top: QWidget) -> str:
        widget, turn = self._any_widget(top), self._random.choice((-120, 120, -480, 480))
        at, modifier = self._any_place(widget), self._random.choice((_PLAIN, _PLAIN, _CTRL, _SHIFT))
        words = f"wheel {_name(widget)} {_at(at)} {turn} {_modifier(modifier)}"
        event = QWheelEvent(
            QPointF(at),
            QPointF(widget.mapToGlobal(at)),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
        return words

    def _context_menu(self, top: QWidget) -> str:
        widget = self._any_widget(top)
        at = self._any_place(widget)
        words = f"right click {_name(widget)} {_at(at)}"
        QTest.mousePress(widget, _RIGHT, _PLAIN, at)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, event)
        if isValid(widget):
            QTest.mouseRelease(widget, _RIGHT, _PLAIN, at)
        return words

    def _move_slider(self) -> str:
        sliders = [each for each in _widgets(self._window) if isinstance(each, QAbstractSlider)]
        if not sliders:
            return self._click(self._window)
        slider = self._random.choice(sliders)
        words = f"slider {_name(slider)}"
        slider.setValue(self._random.randint(slider.minimum(), slider.maximum()))
        return words

    # --- keyboard --------------------------------------------------------------------------------------------

    def _press_key(self, top: QWidget) -> str:
        return self._key(self._focus(top), self._random.choice(_KEYS), self._random.choice(_MODIFIERS))

    def _key(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> str:
        words = f"key {_modifier(modifier)}{key.name} in {_name(widget)}"
        QTest.keyPress(widget, key, modifier)
        if isValid(widget):
            QTest.keyRelease(widget, key, modifier)
        return words

    def _write(self) -> str:
        fields = [each for each in _widgets(self._window) if isinstance(each, QLineEdit | QPlainTextEdit)]
        if not fields:
            return self._press_key(self._window)
        field = self._random.choice(fields)
        text = "".join(self._random.choices(_WORDS, k=self._random.randint(1, 3)))
        words = f"write {text!r} in {_name(field)}"
        field.setFocus()
        if isinstance(field, QPlainTextEdit) and not field.isReadOnly():
            field.insertPlainText(text)
        elif isinstance(field, QLineEdit):
            field.selectAll()
            field.insert(text.strip())
            QTest.keyClick(field, Qt.Key.Key_Return)
        return words

    def _undo(self) -> str:
        times = self._random.randint(1, 5)
        words = [self._key(self._focus(self._window), Qt.Key.Key_Z, _CTRL) for _ in range(times)]
        return f"{times} times {words[0]}"

    # --- what the window offers ------------------------------------------------------------------------------

    def _trigger(self, action: QAction) -> str:
        words = f"menu {action.text()!r} {action.shortcut().toString()}"
        if action.isEnabled():
            action.trigger()
        return words

    def _choose_action(self) -> str:
        menus = self._window.menus
        actions = [action for menu in menus.bar.actions() for action in _leaves(menu.menu())]
        return self._trigger(self._random.choice([each for each in actions if each.isEnabled()]))

    def _choose_lesson(self) -> str:
        tabs = [each for each in self._buttons(self._window) if isinstance(each, TabButton)]
        return self._press(self._random.choice(tabs)) if tabs else self._click(self._window)

    def _choose_option(self) -> str:
        choices = [each for each in self._buttons(self._window) if isinstance(each, ChoiceButton | Picker)]
        return self._press(self._random.choice(choices)) if choices else self._click(self._window)

    def _open_file(self) -> str:
        """As if it had been dropped on the window."""
        path = self._any_file()
        self._window.open_program(path)
        return f"open {path.name}"

    def _close_program(self) -> str:
        return self._trigger(self._window.menus.close_program)

    def _resize(self) -> str:
        width = self._random.randint(SMALLEST_SIZE.width(), 1920)
        height = self._random.randint(SMALLEST_SIZE.height(), 1080)
        self._window.resize(width, height)
        return f"resize to {width} x {height}"

    def _kill(self) -> str:
        """Some process of a lab or of a search, or a warden."""
        own = psutil.Process()
        children = [child for child in own.children(recursive=True) if not _is_tracker(child, own.pid)]
        if not children:
            return "kill nobody"
        child = self._random.choice(children)
        with contextlib.suppress(psutil.Error):
            words = f"kill {' '.join(child.cmdline()[1:4])[:100]!r}"
            child.kill()
            return words
        return "kill one that was gone"

    # --- dialogs ---------------------------------------------------------------------------------------------

    def _choose_from(self, menu: QMenu) -> str:
        actions = [each for each in menu.actions() if each.isEnabled() and each.isVisible() and not each.isSeparator()]
        if not actions or self._random.random() < 0.3:
            return self._key(menu, Qt.Key.Key_Escape, _PLAIN)
        action = self._random.choice(actions)
        words = f"choose {action.text()!r} from a menu"
        QTest.mouseClick(menu, _LEFT, _PLAIN, menu.actionGeometry(action).center())
        return words

    def _answer(self, dialog: QFileDialog) -> str:
        """A file dialog: nothing but names in the one folder are typed there, so that nothing is written elsewhere."""
        if self._random.random() < 0.3:
            words = f"cancel {dialog.windowTitle()!r}"
            dialog.reject()
            return words
        path = self._any_file()
        words = f"choose {path.name} in {dialog.windowTitle()!r}"
        dialog.findChild(QLineEdit).setText(str(path))
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        if isValid(dialog) and dialog.isVisible() and QApplication.activeModalWidget() is dialog:
            dialog.reject()  # no such file: it is not asked for ever
        return words

    def _use_dialog(self, dialog: QWidget) -> str:
        chance = self._random.random()
        if chance < 0.3:
            return self._key(dialog, Qt.Key.Key_Escape, _PLAIN)
        buttons = self._buttons(dialog)
        if chance < 0.6 and buttons:
            return self._press(self._random.choice(buttons))
        return self._press_key(dialog) if chance < 0.8 else self._click(dialog)

    # --- what there is ---------------------------------------------------------------------------------------

    def _any_file(self) -> Path:
        there = sorted(self._files.iterdir())
        new = [self._files / name for name in ("new.py", "saved.crosstalk", "plots.png", "plots.svg", "a-events.csv")]
        odd = [self._files / "no such folder" / "x.py", self._files]
        return self._random.choice((self._random.choice(there), self._random.choice(there), *new[:1], *new, *odd))

    def _any_widget(self, top: QWidget) -> QWidget:
        return self._random.choice([*_widgets(top), top])

    def _buttons(self, top: QWidget) -> Sequence[QAbstractButton]:
        return [each for each in _widgets(top) if isinstance(each, QAbstractButton)]

    def _focus(self, top: QWidget) -> QWidget:
        focus = QApplication.focusWidget()
        return focus if focus is not None and (focus is top or top.isAncestorOf(focus)) else top

    def _any_place(self, widget: QWidget) -> QPoint:
        seen = widget.visibleRegion().boundingRect()
        room = QRect(0, 0, 1, 1) if seen.isEmpty() else seen
        return QPoint(self._random.randint(room.left(), room.right()), self._random.randint(room.top(), room.bottom()))


def _widgets(top: QWidget) -> list[QWidget]:
    """Those that can be seen and used, in the order in which they were made."""
    return [
        each for each in top.findChildren(QWidget) if each.isVisible() and each.isEnabled() and each.window() is top
    ]


def _leaves(menu: QMenu) -> list[QAction]:
    """The actions of a menu and of those below it."""
    return [
        leaf
        for action in menu.actions()
        if not action.isSeparator()
        for leaf in (_leaves(action.menu()) if action.menu() is not None else [action])
    ]


def _is_tracker(child: psutil.Process, own: int) -> bool:
    """Python's own tracker of shared memory, which lives as long as this process."""
    try:
        return child.ppid() == own and any("resource_tracker" in word for word in child.cmdline())
    except psutil.Error:
        return False


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__}({widget.accessibleName() or widget.objectName()})"


def _at(place: QPoint) -> str:
    return f"{place.x()},{place.y()}"


def _modifier(modifier: Qt.KeyboardModifier) -> str:
    held = {_CTRL: "Ctrl+", _SHIFT: "Shift+", _ALT: "Alt+"}
    return "".join(name for key, name in held.items() if modifier & key)
