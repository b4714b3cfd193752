"""Syntax in ink, read line by line."""

from __future__ import annotations

import decimal
import keyword
import typing
from pathlib import Path

import pytest
from pygments.lexer import ExtendedRegexLexer, LexerContext
from pygments.lexers.python import PythonLexer
from PySide6.QtGui import QFont, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from core import paths
from gui.code_highlight import START, CodeHighlighter, read_line, spans
from gui.theme import Look


def _kinds(line: str) -> list[tuple[str, str]]:
    spans, _ = read_line(line, START)
    raw = line.encode("utf-16-le")
    return [(raw[2 * start : 2 * (start + length)].decode("utf-16-le"), kind) for start, length, kind in spans]


class _PygmentsOwn(ExtendedRegexLexer, PythonLexer):
    """With every rule that Pygments has."""

    name = "Python, all of it"


def _as_pygments_reads(text: str) -> list[list[tuple[int, int, str]]]:
    lexer, stack, lines = _PygmentsOwn(), list(START), []
    for line in text.split("\n"):
        context = LexerContext(line + "\n", 0, stack)
        lines.append([tuple(span) for span in spans(line, lexer.get_tokens_unprocessed(context=context))])
        stack = context.stack
    return lines


def _as_we_read(text: str) -> list[list[tuple[int, int, str]]]:
    state, lines = START, []
    for line in text.split("\n"):
        spans, state = read_line(line, state)
        lines.append([tuple(span) for span in spans])
    return lines


PROGRAMS = [*paths.lessons_folder().glob("*/*.py"), Path(__file__), Path(decimal.__file__), Path(typing.__file__)]


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.name)
def test_leaving_out_rules_of_pygments_changes_no_colour(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _as_we_read(text) == _as_pygments_reads(text)


def test_names_in_any_writing_are_names() -> None:
    text = "def größe(数, ไม้, ª): return 数 if ไม้ else f'{größe!r}' # ü\n@größe.数\nclass Été(x.Ünder): pass"
    assert _as_we_read(text) == _as_pygments_reads(text)


@pytest.mark.parametrize("word", [word for word in keyword.kwlist if word not in ("class", "def")])
def test_every_keyword_is_bold(word: str) -> None:
    assert (word, "keyword") in _kinds(f"{word} x")


def test_the_name_that_is_defined_is_bold_and_its_uses_are_not() -> None:
    assert _kinds("def __init__(self): super().__init__()") == [("def", "keyword"), ("__init__", "defined")]
    assert _kinds("class Consumer(Thread):") == [("class", "keyword"), ("Consumer", "defined")]


def test_places_are_counted_as_qt_counts_them() -> None:
    assert ("# 😀 done", "comment") in _kinds('name = "😀"  # 😀 done')


def test_a_string_of_several_lines_stays_one() -> None:
    _, state = read_line('text = """begins', START)
    inside, state = read_line("for x in y: # nothing", state)
    assert {span.kind for span in inside} == {"string"}
    last, state = read_line('ends"""', state)
    assert state == START
    assert {span.kind for span in last} == {"string"}


def test_an_unfinished_string_ends_with_its_line() -> None:
    assert read_line("x = 'oh", START)[1] == START


def _formats(document: QTextDocument, line: int) -> list[tuple[int, int]]:
    return [(span.start, span.length) for span in document.findBlockByNumber(line).layout().formats()]


def test_an_edit_reaches_down_as_far_as_it_means_something(qtbot: QtBot, light: Look) -> None:
    document = QTextDocument("a\nb\nc\n'''\nd\n")
    document.documentLayout()  # without one a document tells nobody of its edits
    highlighter = CodeHighlighter(document, light, lambda _block: [])
    highlighter.start_again()
    qtbot.waitUntil(lambda: _formats(document, 4) == [(0, 1)])
    assert _formats(document, 1) == []
    cursor = QTextCursor(document)
    cursor.insertText("'''")
    assert _formats(document, 1) == [(0, 1)]
    assert _formats(document, 4) == []
    document.undo()
    assert _formats(document, 1) == []


def test_a_long_program_is_read_to_its_end_in_time(qtbot: QtBot, light: Look) -> None:
    document = QTextDocument()
    highlighter = CodeHighlighter(document, light, lambda _block: [])
    highlighter.start_again()
    document.setPlainText("return 1\n" * 1000)
    assert _formats(document, 999) == []
    qtbot.waitUntil(lambda: _formats(document, 999) == [(0, 6)])
    assert _formats(document, 500) == [(0, 6)]


def test_the_literal_of_a_knob_is_bold(qtbot: QtBot, light: Look) -> None:
    document = QTextDocument("ROUNDS = 10")
    highlighter = CodeHighlighter(document, light, lambda _block: [(9, 2)])
    highlighter.rehighlight()
    knob = next(span for span in document.firstBlock().layout().formats() if span.start == 9)
    assert knob.format.fontWeight() == QFont.Weight.Bold
    assert knob.format.foreground().color().name().upper() == light.palette.yours_text
