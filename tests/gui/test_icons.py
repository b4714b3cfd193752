"""Every icon draws something of its own, in the colour it is given, inside its square."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from gui.icons import NAMES, icon, paint_icon, pixmap, without_engine


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_its_colour_and_leaves_room_around(name: str) -> None:
    image = pixmap(name, "#b01240", 32).toImage()
    seen = {(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 200}
    assert len(seen) >= 20
    assert all(image.pixelColor(x, y).name() == "#b01240" for x, y in seen if image.pixelColor(x, y).alpha() == 255)
    assert not any(image.pixelColor(x, 0).alpha() > 200 for x in range(32))


def test_no_two_icons_look_the_same() -> None:
    drawn = {name: pixmap(name, "#000000", 24).toImage() for name in NAMES}
    for one, other in combinations(NAMES, 2):
        assert drawn[one] != drawn[other], (one, other)


def test_an_icon_is_centred_in_a_wide_rectangle() -> None:
    image = QImage(60, 20, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_icon(painter, "dot", QRectF(0, 0, 60, 20), QColor("#000000"))
    painter.end()
    assert image.pixelColor(30, 10).alpha() == 255
    assert image.pixelColor(10, 10).alpha() == 0


def test_a_disabled_icon_takes_the_colour_given_for_it() -> None:
    it = icon("stop", "#ff0000", disabled_color="#00ff00")
    disabled = it.pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage()
    assert disabled.pixelColor(8, 8).name() == "#00ff00"


def test_an_unknown_icon_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(AssertionError):
        pixmap("flux-capacitor", "#000000", 16)


def test_an_icon_that_is_kept_is_a_copy_that_looks_the_same_at_the_same_ratio() -> None:
    kept = pixmap("stop", "#ff0000", 16, 2.0)
    assert kept.devicePixelRatio() == 2.0
    assert kept.deviceIndependentSize().toSize() == QSize(16, 16)
    painted = QPixmap(16, 16)
    painted.fill(Qt.GlobalColor.transparent)
    before = painted.cacheKey()
    assert without_engine(painted).cacheKey() != before
    assert without_engine(painted).toImage() == painted.toImage()
