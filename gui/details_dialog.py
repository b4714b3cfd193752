"""A sentence, and the particulars of it to read and copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui.dialog_buttons import describe_buttons
from gui.theme import Look

translate = QCoreApplication.translate


class DetailsDialog(QDialog):
    """`words` gives title and sentence, and is called again when the language changes."""

    def __init__(
        self, words: Callable[[], tuple[str, str]], details: str, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setFont(look.code_font(12))
        self._details.document().setDocumentMargin(look.px(8))
        self._buttons = buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._copy = QPushButton()
        self._copy.clicked.connect(self._on_copy)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setSpacing(look.px(12))
        column.setContentsMargins(*(look.px(16),) * 4)
        for widget in (self._sentence, self._details, buttons):
            column.addWidget(widget)
        self.resize(look.px(680), look.px(380))
        self._retranslate()

    @property
    def details(self) -> str:
        return self._details.toPlainText()

    def add_details(self, details: str) -> None:
        self._details.appendPlainText("\n" + details)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        describe_buttons(self._buttons)
        title, sentence = self._words()
        self.setWindowTitle(title)
        self._sentence.setText(sentence)
        self._details.setAccessibleName(translate("DetailsDialog", "Details"))
        self._details.setAccessibleDescription(translate("DetailsDialog", "Text to be read and copied"))
        self._copy.setText(translate("DetailsDialog", "Copy details"))
        self._copy.setAccessibleDescription(translate("DetailsDialog", "All of the text, for a message to somebody"))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
