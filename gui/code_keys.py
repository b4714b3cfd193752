"""Keys of the editor, and what they do to Python source: indent, dedent, comment, begin a line where it should.

Each is one step of undo. Lines are of `cursor`'s document, from the first to the last that its selection touches.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor

INDENT = 4

_LEAVES = re.compile(r"\s*(return|pass|break|continue|raise)\b")
_OPENS = re.compile(r":\s*(#[^\"']*)?$")
_COMMENT = re.compile(r"(\s*)# ?")


def is_ours(event: QKeyEvent) -> bool:
    """Keys that a shortcut of the window must not take away while the editor has the focus."""
    return event.key() == Qt.Key.Key_Escape or opens_knob(event) or _comments(event)


def opens_knob(event: QKeyEvent) -> bool:
    with_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return (event.key() == Qt.Key.Key_F2 and not event.modifiers()) or (event.key() == Qt.Key.Key_K and with_control)


def _comments(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Slash and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def edit(event: QKeyEvent, cursor: QTextCursor) -> bool:
    """Does what the key does to the lines at `cursor`; False where that is what any editor would do."""
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if _comments(event):
        toggle_comment(cursor)
    elif key == Qt.Key.Key_Backspace and not modifiers:
        return backspace(cursor)
    elif key == Qt.Key.Key_Tab and not modifiers:
        tab(cursor)
    elif key == Qt.Key.Key_Backtab:
        dedent(cursor)
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers & Qt.KeyboardModifier.ControlModifier:
        new_line(cursor)
    else:
        return False
    return True


def tab(cursor: QTextCursor) -> None:
    """Spaces up to the next multiple of four; with lines selected, all of them move right."""
    if len(_blocks(cursor)) > 1:
        indent(cursor)
    else:
        column = cursor.block().text()[: _start(cursor)]
        cursor.insertText(" " * (INDENT - len(column) % INDENT))


def indent(cursor: QTextCursor) -> None:
    cursor.beginEditBlock()
    for block in _blocks(cursor):
        if block.text().strip():
            _replace(block, 0, 0, " " * INDENT)
    cursor.endEditBlock()


def dedent(cursor: QTextCursor) -> None:
    cursor.beginEditBlock()
    for block in _blocks(cursor):
        text = block.text()
        spaces = len(text) - len(text.lstrip(" "))
        if text.startswith("\t"):
            _replace(block, 0, 1, "")
        elif spaces:
            _replace(block, 0, (spaces - 1) % INDENT + 1, "")
    cursor.endEditBlock()


def toggle_comment(cursor: QTextCursor) -> None:
    """Comments the lines out at their least indentation; brings them back where all of them are comments."""
    blocks = [block for block in _blocks(cursor) if block.text().strip()]
    if not blocks:
        return
    cursor.beginEditBlock()
    comments = [_COMMENT.match(block.text()) for block in blocks]
    if all(comments):
        for block, comment in zip(blocks, comments, strict=True):
            assert comment is not None
            _replace(block, comment.end(1), comment.end() - comment.end(1), "")
    else:
        column = min(len(block.text()) - len(block.text().lstrip()) for block in blocks)
        for block in blocks:
            _replace(block, column, 0, "# ")
    cursor.endEditBlock()


def new_line(cursor: QTextCursor) -> None:
    """Begins as the line before did: one step in after a colon, one step out after `return` and the like."""
    before = cursor.block().text()
    if not cursor.hasSelection():
        before = before[: cursor.positionInBlock()]
    spaces = before[: len(before) - len(before.lstrip())]
    if _OPENS.search(before):
        spaces += " " * INDENT
    elif _LEAVES.match(before):
        spaces = spaces[:-INDENT]
    cursor.insertText("\n" + spaces)


def backspace(cursor: QTextCursor) -> bool:
    """Within a line's indentation one key press takes back what Tab gave; returns whether it did."""
    before = cursor.block().text()[: cursor.positionInBlock()]
    if cursor.hasSelection() or not before or before.strip(" "):
        return False
    cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, (len(before) - 1) % INDENT + 1)
    cursor.removeSelectedText()
    return True


def _start(cursor: QTextCursor) -> int:
    return cursor.selectionStart() - cursor.document().findBlock(cursor.selectionStart()).position()


def _blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The lines of the selection; not the last one where it only begins there."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    blocks = [block]
    while block != last:
        block = block.next()
        blocks.append(block)
    if len(blocks) > 1 and cursor.selectionEnd() == last.position():
        blocks.pop()
    return blocks


def _replace(block: QTextBlock, start: int, length: int, text: str) -> None:
    edit = QTextCursor(block)
    edit.setPosition(block.position() + start)
    edit.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
    edit.insertText(text)
