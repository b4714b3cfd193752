"""What every test of the window shares: an offscreen screen, the bundled fonts, and both looks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from gui.appearance import apply_look
from gui.collecting import Collector
from gui.fonts import load_fonts
from gui.theme import DARK, LIGHT, Look, application_style

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    """The window's fonts and style, once: without them sizes and text widths are those of some other program."""
    assert load_fonts(RESOURCES / "fonts") == []
    qapp.setStyle("Fusion")
    apply_look(qapp, Look(LIGHT))
    qapp.setStyleSheet(application_style(Look(LIGHT)))


@pytest.fixture(params=["light", "dark"])
def look(request: pytest.FixtureRequest) -> Look:
    """Each test that takes it runs once in light and once in dark."""
    return Look({"light": LIGHT, "dark": DARK}[request.param])


@pytest.fixture
def light() -> Look:
    return Look(LIGHT)


@pytest.fixture
def dark() -> Look:
    return Look(DARK)


@pytest.fixture
def no_common_sheet(qapp: QApplication) -> Iterator[None]:
    """For tests of the whole window, which gives each of its parts a style sheet: the application has none there."""
    qapp.setStyleSheet("")
    yield
    apply_look(qapp, Look(LIGHT))
    qapp.setStyleSheet(application_style(Look(LIGHT)))


@pytest.fixture(scope="session")
def collector(qapp: QApplication) -> Collector:
    """No thread but the window's may delete a widget."""
    return Collector(qapp)


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication, collector: Collector) -> Iterator[None]:
    """Closes what a test left open, deletes it, and fails the test that left a window on the screen."""
    yield
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible() and widget.isWindow()]
    names = [f"{type(widget).__name__} {widget.objectName()}" for widget in left]
    for widget in left:
        widget.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collector.look()
    assert not names, f"left open: {names}"
    assert QCoreApplication.translate("Menus", "&Language") == "&Language", "left in another language"
