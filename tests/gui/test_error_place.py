"""Tracebacks as CPython prints them, and the line that they point to."""

from __future__ import annotations

import pytest

from core.observation import Line, Stream
from gui.error_place import ErrorPlace, error_place


def _lines(text: str, stream: Stream = "stderr") -> list[Line]:
    return [Line(0.1, stream, line) for line in text.splitlines()]


def test_the_innermost_line_of_the_program_is_found() -> None:
    traceback = """\
Traceback (most recent call last):
  File "/somewhere/race.py", line 12, in <module>
    work()
  File "/somewhere/race.py", line 7, in work
    json.loads("{")
  File "/usr/lib/python3.12/json/__init__.py", line 346, in loads
    return _default_decoder.decode(s)
json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
"""
    place = error_place(_lines(traceback), "race.py")
    assert place is not None
    assert place.line == 7
    assert place.text.startswith("json.decoder.JSONDecodeError: ")


def test_a_syntax_error_has_its_line() -> None:
    traceback = """\
  File "C:\\\\Users\\\\li\\\\race.py", line 3
    def work(:
             ^
SyntaxError: invalid syntax
"""
    assert error_place(_lines(traceback), "race.py") == ErrorPlace(3, "SyntaxError: invalid syntax")


def test_of_several_tracebacks_the_last_counts() -> None:
    traceback = """\
Traceback (most recent call last):
  File "/x/race.py", line 2, in work
    1 / 0
ZeroDivisionError: division by zero

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/x/race.py", line 5, in <module>
    cleanup()
KeyError: 'a'
"""
    assert error_place(_lines(traceback), "race.py") == ErrorPlace(5, "KeyError: 'a'")


@pytest.mark.parametrize(
    "traceback",
    [
        "",
        "Just a message: nothing more\n",
        'Traceback (most recent call last):\n  File "/x/other.py", line 2, in work\nKeyError: 1\n',
        'Traceback (most recent call last):\n  File "/x/race.py", line 2, in work\n',
    ],
)
def test_where_no_traceback_passes_through_the_program_there_is_no_place(traceback: str) -> None:
    assert error_place(_lines(traceback), "race.py") is None


def test_what_a_program_prints_itself_is_no_error() -> None:
    text = 'Traceback (most recent call last):\n  File "/x/race.py", line 2, in work\nKeyError: 1\n'
    assert error_place(_lines(text, "stdout"), "race.py") is None
