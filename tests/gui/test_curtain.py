"""What is behind a curtain is not painted before it opens, and then one after the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.curtain import Curtain


class Noted(QWidget):
    """Tells `note` when it is painted."""

    def __init__(self, note: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._note = note

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._note(self)


@pytest.fixture
def painted() -> list[tuple[QWidget, int]]:
    """Who was painted, and how many others had still to wait then."""
    return []


@pytest.fixture
def stage(qtbot: QtBot, painted: list[tuple[QWidget, int]]) -> QWidget:
    stage = QWidget()
    column = QVBoxLayout(stage)
    for _ in range(3):
        column.addWidget(Noted(lambda part: painted.append((part, sum(not p.updatesEnabled() for p in parts(stage))))))
    qtbot.addWidget(stage)
    stage.resize(200, 200)
    stage.show()
    qtbot.waitUntil(lambda: len({part for part, _ in painted}) == 3)
    painted.clear()
    return stage


def parts(stage: QWidget) -> list[Noted]:
    return stage.findChildren(Noted)


def test_what_is_behind_it_is_painted_one_after_the_other(
    stage: QWidget, painted: list[tuple[QWidget, int]], qtbot: QtBot
) -> None:
    curtain = Curtain(stage)
    curtain.hide(parts(stage))
    for part in parts(stage):
        part.update()
    curtain.open()
    qtbot.waitUntil(lambda: len(painted) == 3)
    assert painted == [(part, 2 - place) for place, part in enumerate(parts(stage))]


def test_hidden_twice_is_shown_once_it_opens(stage: QWidget) -> None:
    curtain = Curtain(stage)
    curtain.hide(parts(stage))
    curtain.open()
    curtain.hide(parts(stage)[:1])
    assert not any(part.updatesEnabled() for part in parts(stage))
    curtain.open_at_once()
    assert all(part.updatesEnabled() for part in parts(stage))
