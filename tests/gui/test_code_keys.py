"""What keys do to Python source."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from gui import code_keys
from gui.code_brackets import matching_brackets
from gui.code_highlight import CodeHighlighter
from gui.theme import Look

SELECTED = "[]"
"""In a text: the ends of the selection. A single ``|`` is the cursor."""

_Do = Callable[[QTextCursor], object]


def _done(text: str, do: _Do) -> str:
    """The text after `do`, with the cursor in it; afterwards one undo has to bring back what was."""
    document = QTextDocument()
    if "|" in text:
        start = end = text.index("|")
        plain = text.replace("|", "")
    else:
        start, end = text.index("["), text.index("]") - 1
        plain = text.replace("[", "").replace("]", "")
    document.setPlainText(plain)
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    do(cursor)
    after, place = document.toPlainText(), cursor.position()
    if after != plain:
        document.undo()
        assert document.toPlainText() == plain
    return after if "[" in text else f"{after[:place]}|{after[place:]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("|x", "    |x"),
        ("ab|", "ab  |"),
        ("[ab\ncd]", "    ab\n    cd"),
        ("[ab\n\ncd\n]ef", "    ab\n\n    cd\nef"),
    ],
)
def test_tab_goes_to_the_next_stop_or_moves_the_selected_lines(before: str, after: str) -> None:
    assert _done(before, code_keys.tab) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [("    x|", "x|"), ("      x|", "    x|"), ("x|", "x|"), ("\tx|", "x|"), ("[    a\n  b]", "a\nb")],
)
def test_back_tab_goes_one_step_out(before: str, after: str) -> None:
    assert _done(before, code_keys.dedent) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    x = 1|", "    # x = 1|"),
        ("    # x = 1|", "    x = 1|"),
        ("[if x:\n\n    y]", "# if x:\n\n#     y"),
        ("[# if x:\n#     y]", "if x:\n    y"),
        ("[# a\nb]", "# # a\n# b"),
        ("|", "|"),
    ],
)
def test_comments_come_and_go(before: str, after: str) -> None:
    assert _done(before, code_keys.toggle_comment) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = 1|", "x = 1\n|"),
        ("    x = 1|", "    x = 1\n    |"),
        ("    for x in y:|", "    for x in y:\n        |"),
        ("if x:  # why|", "if x:  # why\n    |"),
        ("    return x|", "    return x\n|"),
        ("        pass|", "        pass\n    |"),
        ("    |x = 1", "    \n    |x = 1"),
        ("x = {'a': '#'}|", "x = {'a': '#'}\n|"),
    ],
)
def test_a_new_line_begins_where_it_should(before: str, after: str) -> None:
    assert _done(before, code_keys.new_line) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [("        |x", "    |x"), ("      |x", "    |x"), (" |x", "|x"), ("|x", "|x"), ("  y|x", "  y|x")],
)
def test_backspace_takes_back_one_step_of_the_indentation(before: str, after: str) -> None:
    assert _done(before, code_keys.backspace) == after


@pytest.mark.parametrize(
    ("text", "place", "pair"),
    [
        ("f(a, [b])", 1, (1, 8)),
        ("f(a, [b])", 9, (8, 1)),
        ("f(a, [b])", 6, (5, 7)),
        ("f(')')", 1, (1, 5)),
        ("f(\n  # )\n)", 2, (1, 9)),
        ("f(", 2, ()),
        ("'('", 1, ()),
        ("abc", 1, ()),
    ],
)
def test_the_bracket_that_belongs_to_the_one_at_the_cursor(
    light: Look, text: str, place: int, pair: tuple[int, ...]
) -> None:
    document = QTextDocument(text)
    highlighter = CodeHighlighter(document, light, lambda _block: [])
    highlighter.rehighlight()
    cursor = QTextCursor(document)
    cursor.setPosition(place)
    assert tuple(found.selectionStart() for found in matching_brackets(cursor)) == pair
