"""A badge tells by shape who it is, by its outline what it does, and always has its letter."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtGui import QColor, QImage

from core.snapshot import Activity
from gui.badge import SIZE, badge_pixmap
from gui.theme import LIGHT, Look

STATES: tuple[Activity, ...] = get_args(Activity)


def image(letter: str, is_process: bool, state: Activity, look: Look, size: float = SIZE) -> QImage:
    return badge_pixmap(letter, is_process, state, look, size).toImage()


@pytest.mark.parametrize("is_process", [False, True])
def test_states_look_different(look: Look, is_process: bool) -> None:
    drawn = {state: image("A", is_process, state, look) for state in STATES}
    for one, other in combinations(set(STATES) - {"sleeping"}, 2):
        assert drawn[one] != drawn[other], (one, other)


def test_a_running_badge_is_filled_with_its_hue(look: Look) -> None:
    for letter in "MABCDES":
        assert image(letter, True, "running", look).pixelColor(2, SIZE // 2) == QColor(look.palette.actor(letter))


def test_a_process_has_corners_that_a_thread_has_not(look: Look) -> None:
    corner = 2
    assert image("A", False, "running", look).pixelColor(corner, corner).alpha() < 128
    assert image("A", True, "running", look).pixelColor(corner, corner).alpha() > 128


def test_letters_differ_without_their_colours(look: Look) -> None:
    """S and C share a hue, as do A and F."""
    assert image("S", False, "running", look) != image("C", False, "running", look)
    assert image("A", False, "running", look) != image("F", False, "running", look)


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_a_badge_grows_with_the_scale(scale: float) -> None:
    assert badge_pixmap("A", False, "running", Look(LIGHT, scale=scale)).width() == round(SIZE * scale)


def test_a_fine_screen_gets_more_pixels(light: Look) -> None:
    fine = badge_pixmap("A", False, "ready", light, ratio=2.0)
    assert fine.width() == 2 * SIZE
    assert fine.deviceIndependentSize().width() == SIZE
