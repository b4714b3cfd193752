"""The axis of values in little room."""

from __future__ import annotations

from gui.views.scale import Scale


def test_labels_that_would_stand_in_each_other_are_left_out_and_the_highest_stays() -> None:
    assert Scale(0, 10, 10, 12).ticks(16) == [10]
    assert Scale(0, 12, 3, 40).ticks(16) == [0, 6, 12]
    assert Scale(-3, 12, 3, 400).ticks(16) == [-3, 0, 3, 6, 9, 12]
