"""The dialogs that the window opens now and then. Each is imported when it is opened: the first picture of the window
does not wait for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.theme import Look

if TYPE_CHECKING:
    from gui.details_dialog import DetailsDialog


def open_keys_sheet(look: Look, parent: QWidget) -> None:
    from gui.keys_sheet import KeysSheet

    KeysSheet(look, parent).open()


def open_about(look: Look, parent: QWidget) -> None:
    from gui.about_dialog import AboutDialog

    AboutDialog(look, parent).open()


def details_dialog(
    words: Callable[[], tuple[str, str]], details: str, look: Look, parent: QWidget | None
) -> DetailsDialog:
    """Not opened yet."""
    from gui.details_dialog import DetailsDialog

    return DetailsDialog(words, details, look, parent)
