"""The keyboard's place can be seen; a click leaves no mark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gui.focus_ring import OFFSET, WIDTH, FocusRing
from gui.theme import Look


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    for name in ("first", "second"):
        button = QPushButton(name)
        button.setObjectName(name)
        row.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.setFocus()
    return window


def button(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def around(widget: QWidget, look: Look) -> QRect:
    out = look.px(WIDTH) + look.px(OFFSET)
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size()).adjusted(-out, -out, out, out)


def test_tab_shows_where_the_keyboard_is(window: QWidget, look: Look, qtbot: QtBot) -> None:
    ring = FocusRing(look, window)
    for name in ("first", "second"):
        qtbot.keyClick(window, Qt.Key.Key_Tab)
        assert button(window, name).hasFocus()
        assert ring.isVisible()
        assert ring.geometry() == around(button(window, name), look)


def test_a_click_leaves_no_ring(window: QWidget, light: Look, qtbot: QtBot) -> None:
    ring = FocusRing(light, window)
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    qtbot.mousePress(button(window, "second"), Qt.MouseButton.LeftButton)
    assert button(window, "second").hasFocus()
    assert not ring.isVisible()
    qtbot.mouseRelease(button(window, "second"), Qt.MouseButton.LeftButton)


def test_it_follows_what_it_surrounds(window: QWidget, light: Look, qtbot: QtBot) -> None:
    ring = FocusRing(light, window)
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    second = button(window, "second")
    window.resize(window.width() + 200, window.height() + 50)
    qtbot.waitUntil(lambda: ring.geometry() == around(second, light))
    second.hide()
    assert not ring.isVisible()


def test_it_never_takes_a_click(window: QWidget, light: Look, qtbot: QtBot) -> None:
    ring = FocusRing(light, window)
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert window.childAt(ring.geometry().center()) is button(window, "first")


def test_a_button_that_is_deleted_takes_the_ring_with_it(window: QWidget, light: Look, qtbot: QtBot) -> None:
    ring = FocusRing(light, window)
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    delete(button(window, "first"))
    qtbot.waitUntil(lambda: button(window, "second").hasFocus() or not ring.isVisible())
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert ring.geometry() == around(button(window, "second"), light)
