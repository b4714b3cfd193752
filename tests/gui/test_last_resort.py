"""A mistake in Crosstalk itself is told once, can be copied, and ends nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui import __version__
from gui.last_resort import ERRORS_SHOWN, LastResort
from gui.theme import Look


@pytest.fixture
def last_resort(look: Look) -> Iterator[LastResort]:
    resort = LastResort(look)
    yield resort
    if resort.dialog is not None:
        resort.dialog.close()


def fail(resort: LastResort, words: str) -> None:
    try:
        raise ValueError(words)
    except ValueError as error:
        resort.show(type(error), error, error.__traceback__)


def test_the_dialog_says_what_a_report_needs(last_resort: LastResort) -> None:
    fail(last_resort, "the plot has no axis")
    assert last_resort.dialog is not None
    assert last_resort.dialog.isVisible()
    for fact in ("ValueError: the plot has no axis", "test_last_resort.py", f"Crosstalk {__version__}", "Qt 6"):
        assert fact in last_resort.dialog.details


def test_the_error_goes_to_stderr_as_ever(last_resort: LastResort, capsys: pytest.CaptureFixture[str]) -> None:
    fail(last_resort, "the plot has no axis")
    assert "ValueError: the plot has no axis" in capsys.readouterr().err


def test_many_errors_share_one_dialog_that_stays_short(last_resort: LastResort) -> None:
    fail(last_resort, "the first")
    dialog = last_resort.dialog
    for count in range(3 * ERRORS_SHOWN):
        fail(last_resort, f"number {count}")
    assert last_resort.dialog is dialog
    assert dialog is not None
    assert dialog.details.count("ValueError: ") == ERRORS_SHOWN


def test_after_it_was_closed_the_next_error_opens_it_again(last_resort: LastResort) -> None:
    fail(last_resort, "the first")
    assert last_resort.dialog is not None
    last_resort.dialog.close()
    fail(last_resort, "the second")
    assert last_resort.dialog.isVisible()
    assert "the second" in last_resort.dialog.details
    assert "the first" not in last_resort.dialog.details


def test_the_details_can_be_copied(last_resort: LastResort, qtbot: QtBot) -> None:
    fail(last_resort, "the plot has no axis")
    assert last_resort.dialog is not None
    next(it for it in last_resort.dialog.findChildren(QPushButton) if it.text() == "Copy details").click()
    assert "the plot has no axis" in QGuiApplication.clipboard().text()
