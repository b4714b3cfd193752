"""The standard buttons of dialogs: what pressing them does, for those who hear no more than their one word."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox

translate = QCoreApplication.translate


def describe_buttons(box: QDialogButtonBox) -> None:
    """In the language of now; a dialog calls it again when that changes."""
    for which, words in (
        (QDialogButtonBox.StandardButton.Close, translate("DialogButtons", "Closes this window (Escape)")),
        (QDialogButtonBox.StandardButton.Cancel, translate("DialogButtons", "Leaves all as it is (Escape)")),
    ):
        button = box.button(which)
        if button is not None:
            button.setAccessibleDescription(words)
