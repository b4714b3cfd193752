"""What the window shows where there is no lesson at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gui.theme import Look

translate = QCoreApplication.translate


class EmptyState(QWidget):
    def __init__(self, folder: Path, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._frame, self._head, self._text = QFrame(), QLabel(), QLabel()
        self._frame.setProperty("role", "empty")
        for label in (self._head, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._outer, self._inner = QVBoxLayout(self), QVBoxLayout(self._frame)
        self._outer.addWidget(self._frame)
        self._inner.addStretch(1)
        self._inner.addWidget(self._head)
        self._inner.addWidget(self._text)
        self._inner.addStretch(1)
        self.set_look(look)
        self._retranslate()

    def set_look(self, look: Look) -> None:
        self._outer.setContentsMargins(*(look.px(16),) * 4)
        self._inner.setContentsMargins(*(look.px(32),) * 4)
        self._inner.setSpacing(look.px(8))
        self._head.setFont(look.ui_font(19, 600))
        self._text.setFont(look.ui_font(14))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._head.setText(translate("EmptyState", "There is no lesson here."))
        sentence = translate(
            "EmptyState",
            "Crosstalk looked in {folder} for folders with a lesson.toml. Install Crosstalk again, or put a lesson's "
            "folder there and start it again.",
        )
        self._text.setText(sentence.format(folder=self._folder))
