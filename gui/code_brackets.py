"""The bracket at the cursor and the one that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor

from gui.code_highlight import QUIET

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_BACK = {end: start for start, end in _PAIRS.items()}
_LIMIT = 500
"""Lines that are looked through."""


def matching_brackets(cursor: QTextCursor) -> list[QTextCursor]:
    """Both as selections of one character; none where there is no bracket beside the cursor, or it has no partner.
    Those in strings and comments mean nothing."""
    block, column = cursor.block(), cursor.positionInBlock()
    text = block.text()
    for place in (column - 1, column):
        if 0 <= place < len(text) and text[place] in "()[]{}" and not _quiet(block, place):
            partner = _partner(block, place)
            return [_selected(block, place), _selected(*partner)] if partner else []
    return []


def _partner(block: QTextBlock, column: int) -> tuple[QTextBlock, int] | None:
    bracket = block.text()[column]
    forward = bracket in _PAIRS
    other = _PAIRS[bracket] if forward else _BACK[bracket]
    depth = 0
    for place_block, place in _walk(block, column, forward):
        character = place_block.text()[place]
        if character in (bracket, other) and not _quiet(place_block, place):
            depth += 1 if character == bracket else -1
            if depth == 0:
                return place_block, place
    return None


def _walk(block: QTextBlock, column: int, forward: bool) -> Iterator[tuple[QTextBlock, int]]:
    """Each character from there on, that one included."""
    for _ in range(_LIMIT):
        if not block.isValid():
            return
        end = len(block.text())
        places = range(column, end) if forward else range(min(column, end - 1), -1, -1)
        yield from ((block, place) for place in places)
        block, column = (block.next(), 0) if forward else (block.previous(), 1 << 30)


def _quiet(block: QTextBlock, column: int) -> bool:
    return any(
        span.start <= column < span.start + span.length and span.format.hasProperty(QUIET)
        for span in block.layout().formats()
    )


def _selected(block: QTextBlock, column: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + column)
    cursor.setPosition(block.position() + column + 1, QTextCursor.MoveMode.KeepAnchor)
    return cursor
