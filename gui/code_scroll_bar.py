"""Scroll bars where the program wants them: beside and below the text, never over it, and none below the gutter, which
reaches down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QScrollBar


class CodeScrollBar(QScrollBar):
    """Stands for the editor's own bar of that orientation, which stays hidden."""

    def __init__(self, editor: QPlainTextEdit, orientation: Qt.Orientation) -> None:
        super().__init__(orientation, editor)
        self._editor = editor
        self._is_upright = orientation == Qt.Orientation.Vertical
        if self._is_upright:
            self._own = editor.verticalScrollBar()
            editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        else:
            self._own = editor.horizontalScrollBar()
            editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._own.rangeChanged.connect(self._follow)
        self._own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._own.setValue)
        self._follow()

    def _follow(self) -> None:
        self.setPageStep(self._own.pageStep())
        self.setSingleStep(self._own.singleStep())
        self.setRange(self._own.minimum(), self._own.maximum())
        self.setValue(self._own.value())
        self.setHidden(self._own.maximum() <= self._own.minimum())

    def place(self) -> None:
        """At the right of the editor's viewport, or below it, where the editor leaves `room`."""
        view, hint = self._editor.viewport().geometry(), self.sizeHint()
        if self._is_upright:
            self.setGeometry(view.right() + 1, view.top(), hint.width(), view.height())
        else:
            self.setGeometry(view.left(), view.bottom() + 1, view.width(), hint.height())
        self._follow()

    @property
    def room(self) -> int:
        """How thick it is; 0 while all is in view."""
        hint = self.sizeHint()
        thickness = hint.width() if self._is_upright else hint.height()
        return thickness if self._own.maximum() > self._own.minimum() else 0
