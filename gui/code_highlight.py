"""The syntax of Python in ink: keywords and names being defined are bold, strings and comments have two quiet hues.

Each line is read on its own by Pygments, from the state that the line above ended in, and Qt reads on downwards only
while those states change: a key press costs one line, not the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, ClassVar, Literal, NamedTuple

from pygments.lexer import ExtendedRegexLexer, LexerContext
from pygments.lexers.python import PythonLexer
from pygments.token import Comment, Keyword, Name, Operator, String, _TokenType
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument, QTextFormat

from gui.theme import Look

Kind = Literal["keyword", "defined", "string", "comment", "knob"]
State = tuple[str, ...]
"""Pygments' stack of states: longer than its start only inside a string of several lines."""

START: State = ("root",)
QUIET = QTextFormat.Property.UserProperty + 1
"""``string`` or ``comment`` on the characters of those, where brackets mean nothing."""

_LINES_AT_ONCE = 100
_UNREAD = -1

Spans = Callable[[QTextBlock], list[tuple[int, int]]]
"""Of a line: where the literals of knobs are, as (start, length)."""


class Span(NamedTuple):
    """Characters of one kind; start and length in UTF-16 units, as Qt counts."""

    start: int
    length: int
    kind: Kind


_NAME = r"[^\x00-@\[-^`{-\x7f][^\x00-/:-@\[-^`{-\x7f]*"
"""A name of Python: letters, digits and _, and whatever is beyond ASCII, which outside of strings and comments can be
nothing else. Pygments lists the hundreds of ranges of characters that may be in a name; for compiling these the first
picture of the window would wait 25 ms."""
_UNTOLD = ("builtins", "magicfuncs", "magicvars")
"""Rules of Pygments' that tell names from names. Here they all look the same."""


def _rules(state: str) -> list[Any]:
    """Those of Pygments' for one state, as far as they make a difference here: tuples that begin with a regular
    expression, and references to other states."""
    rules = [] if state in _UNTOLD else PythonLexer.tokens[state]
    return [
        (rule[0].replace(PythonLexer.uni_name, _NAME), *rule[1:])
        if isinstance(rule, tuple) and isinstance(rule[0], str)
        else rule
        for rule in rules
    ]


class _PythonLine(ExtendedRegexLexer, PythonLexer):
    """Pygments' Python, with a context that keeps the stack of states."""

    name = "Python line"
    tokens: ClassVar = {state: _rules(state) for state in PythonLexer.tokens}


@lru_cache(maxsize=1)
def _lexer() -> _PythonLine:
    """Made when the first line is read."""
    return _PythonLine()


@lru_cache(maxsize=20_000)
def read_line(text: str, before: State) -> tuple[tuple[Span, ...], State]:
    """What is in a line (without its end), and the state that the next line begins in."""
    context = LexerContext(text + "\n", 0, list(before))
    found = tuple(spans(text, _lexer().get_tokens_unprocessed(context=context)))
    return found, tuple(context.stack)


def spans(text: str, tokens: Iterable[tuple[int, _TokenType, str]]) -> Iterator[Span]:
    """What of Pygments' `tokens` of a line has a look of its own."""
    defining = False
    for position, token, value in tokens:
        kind = _kind(token, defining)
        value = value.rstrip("\n")
        if kind is not None and value:
            yield Span(utf16(text, position), utf16(value, len(value)), kind)
        if not value.isspace():
            defining = value in ("def", "class")


def _kind(token: _TokenType, defining: bool) -> Kind | None:
    if token in Comment:
        return "comment"
    if token in String and token not in String.Interpol:
        return "string"
    if token in Keyword or token in Operator.Word:
        return "keyword"
    return "defined" if defining and token in Name else None


def utf16(text: str, characters: int) -> int:
    """How many UTF-16 units the first `characters` of `text` take: Qt's way of counting where Python counts."""
    if text.isascii():
        return characters
    return characters + sum(character > "\uffff" for character in text[:characters])


class CodeHighlighter(QSyntaxHighlighter):
    """Colours a document. `knob_spans` says where the knobs of a line are; after they have moved, call
    `rehighlightBlock` for that line.

    A new program is read 100 lines at a time (12 ms), the rest while nothing else is to be done.
    """

    def __init__(self, document: QTextDocument, look: Look, knob_spans: Spans) -> None:
        super().__init__(document)
        self._knob_spans = knob_spans
        self._read_lines = _LINES_AT_ONCE
        self._read_on = QTimer(self, interval=0)
        self._read_on.timeout.connect(self._on_read_on)
        self._states: list[State] = [START]
        self._numbers: dict[State, int] = {START: 0}
        self._formats = _formats(look)
        self._look = look

    def set_look(self, look: Look) -> None:
        if look.palette != self._look.palette:
            self._look, self._formats = look, _formats(look)
            self.start_again()
            self.rehighlight()

    def start_again(self) -> None:
        """To be called before the document gets a new program."""
        self._read_lines = _LINES_AT_ONCE
        self._read_on.start()

    def _on_read_on(self) -> None:
        block = self.document().findBlockByNumber(self._read_lines)
        self._read_lines += _LINES_AT_ONCE
        if block.isValid():
            self.rehighlightBlock(block)  # and on from there: the state of what has not been read is another one
        else:
            self._read_on.stop()

    def highlightBlock(self, text: str) -> None:
        if self._read_on.isActive() and self.currentBlock().blockNumber() >= self._read_lines:
            self.setCurrentBlockState(_UNREAD)
            return
        before = self._states[max(0, self.previousBlockState())]
        found, after = read_line(text, before)
        for start, length, kind in found:
            self.setFormat(start, length, self._formats[kind])
        for start, length in self._knob_spans(self.currentBlock()):
            self.setFormat(start, length, self._formats["knob"])
        if after not in self._numbers:
            self._numbers[after] = len(self._states)
            self._states.append(after)
        self.setCurrentBlockState(self._numbers[after])


def _formats(look: Look) -> dict[Kind, QTextCharFormat]:
    colours = look.palette
    return {
        "keyword": _format(colours.keyword, bold=True),
        "defined": _format(colours.text, bold=True),
        "string": _format(colours.string, quiet="string"),
        "comment": _format(colours.comment, quiet="comment"),
        "knob": _format(colours.yours_text, bold=True),
    }


def _format(color: str, *, bold: bool = False, quiet: str = "") -> QTextCharFormat:
    result = QTextCharFormat()
    result.setForeground(QColor(color))
    if bold:
        result.setFontWeight(QFont.Weight.Bold)
    if quiet:
        result.setProperty(QUIET, quiet)
    return result
