"""A vertical scroll bar over the text instead of beside it, so that tinted lines reach the edge."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QScrollBar


class OverlayBar(QScrollBar):
    """Stands for the editor's own bar, which stays hidden."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(Qt.Orientation.Vertical, editor)
        self._editor, self._own = editor, editor.verticalScrollBar()
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._own.rangeChanged.connect(self._follow)
        self._own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._own.setValue)
        self._follow()

    def _follow(self) -> None:
        self.setPageStep(self._own.pageStep())
        self.setRange(self._own.minimum(), self._own.maximum())
        self.setValue(self._own.value())
        self.setHidden(self._own.maximum() <= self._own.minimum())

    def place(self) -> None:
        view = self._editor.viewport().geometry()
        width = self.sizeHint().width()
        self.setGeometry(view.right() + 1 - width, view.top(), width, view.height())
        self._follow()
