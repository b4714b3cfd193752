"""What of a window a person can reach with keyboard or mouse, and what a screen reader says of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QScrollBar,
    QWidget,
)

_WHICH = (QAccessible.Text.Name, QAccessible.Text.Description)
_CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)


@dataclass(frozen=True)
class Spoken:
    """A control as a screen reader hears of it: Qt hands on a tooltip where there is no other description."""

    where: str
    name: str
    description: str


def windows() -> list[QWidget]:
    """The windows and dialogs that are open, the newest last."""
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.isWindow()]


def is_reached(widget: QWidget) -> bool:
    """Whether it is on the screen and takes the focus or a click. A scroll bar does what the keys do in the text
    beside it; what stands within a field hands everything on to it."""
    if not widget.isVisible() or isinstance(widget, QScrollBar) or widget.focusProxy() is not None:
        return False
    return isinstance(widget, _CONTROLS) or takes_tab(widget)


def takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def controls(window: QWidget) -> list[QWidget]:
    """All of `window` as it is on the screen now; not those of its dialogs."""
    return [widget for widget in window.findChildren(QWidget) if widget.window() is window and is_reached(widget)]


def spoken(window: QWidget) -> list[Spoken]:
    found = []
    for widget in controls(window):
        said = QAccessible.queryAccessibleInterface(widget)
        where = f"{type(window).__name__}: {type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        name, description = (said.text(which).strip() for which in _WHICH)
        found.append(Spoken(where, name, description))
    return found


def lacking() -> list[str]:
    """The controls of all open windows that have no name, no description."""
    found = []
    for one in (one for window in windows() for one in spoken(window)):
        if not one.name:
            found.append(f"{one.where} has no name ({one.description!r})")
        elif not one.description:
            found.append(f"{one.where} has no description ({one.name!r})")
    return found


def dialogs() -> list[QDialog]:
    return [window for window in windows() if isinstance(window, QDialog)]
