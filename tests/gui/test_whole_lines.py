"""Text that scrolls, without half lines."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.theme import Look
from gui.whole_lines import WholeLines


@pytest.mark.parametrize("height", range(60, 100, 5))
def test_what_is_painted_are_whole_lines(qtbot: QtBot, light: Look, height: int) -> None:
    text = WholeLines(light)
    qtbot.addWidget(text)
    text.setPlainText("\n".join(["Äg"] * 40))
    text.resize(200, height)
    text.show()
    bar, room = text.verticalScrollBar(), text.viewport().height()
    for place in (0, 12, bar.maximum()):
        bar.setValue(place)
        cut = text.cut_lines()
        assert len(cut) >= (place == 12)  # there the first line is cut
        assert len(cut) <= 2
        picture = text.viewport().grab().toImage()
        for rect in cut:
            ys = range(max(0, round(rect.top()) + 1), min(room, round(rect.bottom()) - 1))
            assert all(picture.pixelColor(x, y).name().upper() == light.palette.surface for x in range(60) for y in ys)


def test_one_line_in_little_room_is_shown_as_far_as_it_goes(qtbot: QtBot, light: Look) -> None:
    text = WholeLines(light)
    qtbot.addWidget(text)
    text.setPlainText("one")
    text.setMinimumHeight(1)
    text.resize(200, 12)
    text.show()
    assert text.cut_lines() == []
