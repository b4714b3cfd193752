"""Which Crosstalk this is, and under what licence."""

from __future__ import annotations

import platform

from PySide6.QtCore import QCoreApplication, QEvent, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from gui import __version__
from gui.dialog_buttons import describe_buttons
from gui.theme import Look

translate = QCoreApplication.translate


class AboutDialog(QDialog):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name, self._text = QLabel(f"Crosstalk {__version__}"), QLabel()
        self._name.setFont(look.ui_font(19, 600))
        self._text.setFont(look.ui_font(14))
        self._text.setWordWrap(True)
        self._text.setMinimumWidth(look.px(420))
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(look.px(12))
        column.setContentsMargins(*(look.px(16),) * 4)
        for widget in (self._name, self._text, buttons):
            column.addWidget(widget)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        describe_buttons(self._buttons)
        self.setWindowTitle(translate("AboutDialog", "About Crosstalk"))
        paragraphs = (
            translate(
                "AboutDialog", "How threads and processes communicate in Python: real programs, run and explained."
            ),
            translate(
                "AboutDialog",
                "Crosstalk is free software under the MIT licence. Its fonts, JetBrains Mono and Noto Sans CJK, are "
                "under the SIL Open Font License. It uses Qt {qt} under the LGPL, by PySide6, and pyqtgraph, NumPy, "
                "Pygments and psutil under their own free licences.",
            ).format(qt=qVersion()),
            translate("AboutDialog", "Running on Python {python}.").format(python=platform.python_version()),
        )
        self._text.setText("\n\n".join(paragraphs))
