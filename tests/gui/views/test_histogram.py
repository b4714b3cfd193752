"""The histogram says in words what it draws, and yellow is what was predicted."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gui.theme import Look
from gui.views.histogram import Histogram, HistogramRow


@pytest.fixture
def histogram(qtbot: QtBot, look: Look) -> Histogram:
    view = Histogram(look)
    qtbot.addWidget(view)
    view.resize(600, 200)
    return view


def test_its_table_has_counts_and_shares(histogram: Histogram) -> None:
    histogram.show_rows((HistogramRow("0", 15), HistogramRow("200", 5)))
    assert histogram.headings() == ("Result", "Runs", "Share")
    assert histogram.rows() == [("0", "15", "75 %"), ("200", "5", "25 %")]
    assert "200  5  25 %" in histogram.accessibleDescription()


def test_with_a_prediction_it_says_which_runs_were_like_that(histogram: Histogram) -> None:
    histogram.show_rows((HistogramRow("0", 3, 3), HistogramRow("1", 2, 0)))
    assert histogram.headings()[-1] == "As predicted"
    assert [row[-1] for row in histogram.rows()] == ["3", "0"]


def test_only_what_was_predicted_is_yellow(histogram: Histogram, look: Look) -> None:
    yellow = QColor(look.palette.yours_fill)

    def has_yellow() -> bool:
        image = histogram.grab().toImage()
        return any(image.pixelColor(x, 16) == yellow for x in range(image.width()))

    histogram.show_rows((HistogramRow("0", 3, 0),))
    assert not has_yellow()
    histogram.show_rows((HistogramRow("0", 3, 2),))
    assert has_yellow()


def test_without_runs_it_draws_nothing_and_says_so(histogram: Histogram) -> None:
    histogram.grab()
    assert histogram.rows() == []
