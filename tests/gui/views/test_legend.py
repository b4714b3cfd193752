"""What the signs of a view mean: in little room shorter, closer, on more lines, and never left out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.theme import LIGHT, Look
from gui.views.legend import Entry, Legend

Make = Callable[..., Legend]
INK = LIGHT.ink
ENTRIES = (
    Entry("dashes", "starts a process", INK),
    Entry("put", "puts into a queue", INK, short="puts"),
    Entry("get", "gets from one", INK, short="gets"),
    Entry("arrow", "goes to another process", INK, short="goes"),
    Entry("runs", "runs", INK),
    Entry("ready", "ready, waiting for its turn", INK, short="ready"),
    Entry("blocked", "blocked", INK),
)


@pytest.fixture
def legend_of(qtbot: QtBot) -> Make:
    holders: list[QWidget] = []
    return lambda width, at_right=True, scale=1.0: _legend(qtbot, holders, width, at_right, scale)


def _legend(qtbot: QtBot, holders: list[QWidget], width: int, at_right: bool, scale: float) -> Legend:
    holder = QWidget()
    holders.append(holder)
    qtbot.addWidget(holder)
    legend = Legend(Look(LIGHT, scale=scale), at_right=at_right)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(legend)
    column.addStretch(1)
    holder.resize(width, 300)
    holder.show()
    legend.show_entries("What each process does" if at_right else "", ENTRIES)
    column.activate()
    return legend


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("at_right", [True, False])
@pytest.mark.parametrize("width", [300, 420, 560, 800, 1400])
def test_every_entry_is_there_whole_and_apart(legend_of: Make, width: int, at_right: bool, scale: float) -> None:
    legend = legend_of(round(width * scale), at_right=at_right, scale=scale)
    places = legend.places()
    assert [placed.entry for placed in places] == list(ENTRIES)
    inside = QRectF(legend.rect())
    assert all(inside.contains(placed.room) for placed in places)
    assert not any(one.room.intersects(other.room) for one, other in combinations(places, 2))


def test_short_words_come_before_a_second_line(legend_of: Make) -> None:
    wide, narrow, narrowest = (legend_of(width) for width in (1400, 800, 300))
    assert [placed.words for placed in wide.places()] == [entry.text for entry in ENTRIES]
    assert [placed.words for placed in narrow.places()] == [entry.short or entry.text for entry in ENTRIES]
    assert narrow.height() == wide.height()
    assert narrowest.height() > wide.height()


def test_the_tooltip_and_the_name_have_the_long_words(legend_of: Make) -> None:
    legend = legend_of(300)
    assert all(entry.text in legend.toolTip() and entry.text in legend.accessibleName() for entry in ENTRIES)


def test_a_line_that_it_has_got_stays_while_it_is_seen(legend_of: Make) -> None:
    legend = legend_of(300)
    height = legend.height()
    legend.show_entries("", ENTRIES[:1])
    legend.window().layout().activate()
    assert legend.height() == height
