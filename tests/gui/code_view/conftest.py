"""A page with the program panel on it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.code_view import CodeView
from gui.theme import Look
from tests.gui.code_view.code_page import KNOBS, TIPS, race


@pytest.fixture
def page(qtbot: QtBot, light: Look) -> QWidget:
    """A window with the panel, and something else that the focus can go to."""
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    row.addWidget(CodeView(light))
    row.addWidget(QLineEdit())
    page.resize(760, 600)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def view(page: QWidget) -> CodeView:
    view = page.findChild(CodeView)
    view.set_program(race(), KNOBS, TIPS)
    view.editor.setFocus()
    return view
