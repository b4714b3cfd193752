"""A text to read, of which no half lines are to be seen at the upper and the lower edge."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from gui.theme import Look

_SPARE = 2
"""So many pixels of a line may be missing: it has no letters there."""


class WholeLines(QTextBrowser):
    """A line that the edge would cut is not painted; it is when it has been scrolled in."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)  # more than what has moved is another

    def set_look(self, look: Look) -> None:
        self._look = look
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for rect in self.cut_lines():
            painter.fillRect(rect, QColor(self._look.palette.surface))

    def cut_lines(self) -> list[QRectF]:
        """Where on the viewport lines are that are not to be seen whole. One line alone is shown as far as it goes."""
        room = QRectF(self.viewport().rect())
        seen = [rect for rect in self._lines() if rect.intersects(room)]
        whole = room.adjusted(0, -_SPARE, 0, _SPARE)
        cut = [rect for rect in seen if rect.top() < whole.top() or rect.bottom() > whole.bottom()]
        return cut if len(cut) < len(seen) else []

    def _lines(self) -> Iterator[QRectF]:
        """All lines, on the viewport and as wide as it."""
        layout, top, width = self.document().documentLayout(), self.verticalScrollBar().value(), self.viewport().width()
        block = self.document().begin()
        while block.isValid():
            place, lines = layout.blockBoundingRect(block), block.layout()
            for index in range(lines.lineCount()):
                line = lines.lineAt(index).rect()
                yield QRectF(0, place.top() + line.top() - top, width, line.height())
            block = block.next()
