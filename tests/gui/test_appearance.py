"""A change of colours or size reaches every widget, and takes no longer than it must."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.appearance import restyled
from gui.theme import DARK, LIGHT, Look, application_style

_DEPTH = 12


class _Changes(QObject):
    """Counts how often a widget is told that its style has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def test_a_widget_is_not_styled_again_for_each_widget_around_it(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    inner = outer
    for _ in range(_DEPTH):
        box = QVBoxLayout(inner)
        inner = QLabel("deep inside")
        box.addWidget(inner)
    with restyled(Look(LIGHT), outer):
        outer.show()
    changes = _Changes()
    inner.installEventFilter(changes)
    with restyled(Look(DARK), outer):
        assert outer.styleSheet() == ""
    assert outer.styleSheet() == application_style(Look(DARK))
    assert 1 <= changes.count < _DEPTH / 2
