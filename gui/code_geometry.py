"""Where lines and characters are on the screen. Lines are one height and never wrapped, which makes this simple.

All places are in pixels of the editor's viewport; lines count from 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextEdit


class CodeGeometry:
    """Of one editor, whose lines are all `line_height` pixels high."""

    def __init__(self, editor: QPlainTextEdit, line_height: int) -> None:
        self._editor = editor
        self.line_height = line_height

    @property
    def width(self) -> int:
        return self._editor.viewport().width()

    def first(self) -> tuple[QTextBlock, float]:
        """The first line that is at least partly visible, and its top."""
        block = self._editor.firstVisibleBlock()
        return block, self._editor.blockBoundingGeometry(block).translated(self._editor.contentOffset()).top()

    def visible(self, top: float, bottom: float) -> Iterator[tuple[QTextBlock, float]]:
        """The lines between two heights, each with its top."""
        block, y = self.first()
        while block.isValid() and y < bottom:
            if y + self.line_height > top:
                yield block, y
            block = block.next()
            y += self.line_height

    @property
    def end_of_whole(self) -> float:
        """The height at which the last line ends that is to be seen whole; a line may lack the little below letters."""
        view = self._editor.viewport().height()
        _block, top = self.first()
        lines = (view - top + self.line_height // 6) // self.line_height
        return min(float(view), top + max(1, lines) * self.line_height)

    def line_rect(self, line: int) -> QRectF:
        """As wide as the viewport; possibly above or below it."""
        first, top = self.first()
        y = top + (line - 1 - first.blockNumber()) * self.line_height
        return QRectF(0, y, self.width, self.line_height)

    def line_at(self, y: float) -> int:
        """The line at that height, which the program need not have."""
        first, top = self.first()
        return first.blockNumber() + 1 + int((y - top) // self.line_height)

    def x(self, block: QTextBlock, column: int) -> float:
        """The left side of the character at `column` (in UTF-16 units)."""
        line = block.layout().lineAt(0)
        offset = self._editor.contentOffset().x()
        if not line.isValid():
            return offset + self._editor.document().documentMargin()
        x, _column = line.cursorToX(min(column, block.length() - 1))
        return offset + x

    def end(self, block: QTextBlock) -> float:
        """The right side of the last character."""
        return self.x(block, block.length() - 1)

    def span_rect(self, block: QTextBlock, start: int, length: int) -> QRectF:
        left = self.x(block, start)
        rect = self.line_rect(block.blockNumber() + 1)
        return QRectF(QPointF(left, rect.top()), QPointF(self.x(block, start + length), rect.bottom()))
