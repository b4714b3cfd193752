"""The program as a document of Qt, all lines of one height, and back as the text that it came from."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from gui.theme import Look

LINE_HEIGHT = 20
MARGIN = 6
"""Before the first character of a line, and above the first line. Both in unscaled pixels."""


class EvenLines(QPlainTextDocumentLayout):
    """Every line is `height` pixels high with its text on the same height in it, whatever other fonts its characters
    need. What follows the last line end is no line: it gets half the height, for the cursor."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.height = LINE_HEIGHT
        self._baseline = 0.0

    def set_font(self, font: QFont, height: int) -> None:
        self.height = height
        metrics = QFontMetricsF(font)
        self._baseline = round((height - metrics.height()) / 2 + metrics.ascent())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = super().blockBoundingRect(block)
        if rect.isNull():
            return rect
        line = block.layout().lineAt(0)
        if line.isValid():
            top = self._baseline - round(line.ascent())
            if line.y() != top:
                line.setPosition(QPointF(line.x(), top))
        is_end = block.length() == 1 and not block.next().isValid() and block.previous().isValid()
        rect.setHeight(self.height // 2 if is_end else self.height)
        return rect


class CodeDocument(QTextDocument):
    """A program's text. What was set comes back unchanged until it is edited, even with characters that Qt takes for
    the end of a paragraph."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._set_text = self._set_source = ""
        self.lines = EvenLines(self)
        self.setDocumentLayout(self.lines)
        self.set_look(look)

    def set_source(self, source: str) -> None:
        """Replaces everything; there is nothing to undo afterwards. Lines of `source` end with ``\\n``."""
        self.setPlainText(source)
        self._set_text, self._set_source = self._text(), source

    def source(self) -> str:
        text = self._text()
        return self._set_source if text == self._set_text else text

    def _text(self) -> str:
        """Unlike `toPlainText` it leaves no-break spaces alone."""
        return self.toRawText().replace("\u2029", "\n")

    def set_look(self, look: Look) -> None:
        font = look.code_font()
        self.lines.set_font(font, look.px(LINE_HEIGHT))
        self.setDefaultFont(font)
        self.setDocumentMargin(look.px(MARGIN))
