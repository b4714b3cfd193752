"""Text of the editor in other colours for the moment: the brackets at the cursor, comments on tinted lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gui.code_brackets import matching_brackets
from gui.code_highlight import QUIET

if TYPE_CHECKING:
    from gui.code_editor import CodeEditor

Selection = QTextEdit.ExtraSelection


def bracket_selections(editor: CodeEditor) -> list[Selection]:
    """While it has the focus."""
    if not editor.hasFocus():
        return []
    found = []
    for cursor in matching_brackets(editor.textCursor()):
        selection = Selection()
        selection.cursor = cursor
        selection.format.setBackground(QColor(editor.look.palette.line))
        found.append(selection)
    return found


def comment_selections(editor: CodeEditor) -> list[Selection]:
    """On a tint the colour of comments is too faint to be read."""
    found = []
    for line in editor.annotations.tinted():
        block = editor.code.findBlockByNumber(line - 1)
        for span in block.layout().formats() if block.isValid() else []:
            if span.format.property(QUIET) == "comment":
                selection = Selection()
                selection.cursor = QTextCursor(block)
                selection.cursor.setPosition(block.position() + span.start)
                end = block.position() + span.start + span.length
                selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                selection.format.setForeground(QColor(editor.look.palette.muted))
                found.append(selection)
    return found
