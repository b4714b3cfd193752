"""A check box can be seen, checked or not, in every look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.check_box import CheckBox
from gui.theme import Look
from tests.gui.views.painted import count, shown


def test_the_box_has_an_edge_and_a_click_on_its_words_fills_it(qtbot: QtBot, look: Look) -> None:
    box = CheckBox(look)
    box.setText("rounds: a number")
    qtbot.addWidget(box)
    size = box.sizeHint()
    shown(box, size.width(), size.height())
    colours = look.palette
    assert count(box, colours.faint) >= look.px(16)
    before = count(box, colours.ink)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert box.isChecked()
    assert count(box, colours.ink) >= before + look.px(10) ** 2 // 2
