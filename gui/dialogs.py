"""The dialogs that the window opens now and then. Each is imported when it is opened: the first picture of the window
does not wait for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.theme import Look, application_style

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
    """Not opened yet. It may come when there is no window that could give it a style sheet."""
    from gui.details_dialog import DetailsDialog

    dialog = DetailsDialog(words, details, look, parent)
    dialog.setStyleSheet(application_style(look))
    return dialog
