"""Where in the program an error arose, read from the traceback that it printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.observation import Line

_FRAME = re.compile(r'^ *File "(?P<path>.*)", line (?P<line>\d+)')
_ERROR = re.compile(r"^[A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Exit|Warning|Empty|Full|Group)\b|^[A-Z]\w*: ")


@dataclass(frozen=True, slots=True)
class ErrorPlace:
    """`line` of the program (from 1) and the last line of the traceback: what went wrong."""

    line: int
    text: str


def error_place(lines: Iterable[Line], program: str) -> ErrorPlace | None:
    """The innermost line of the file named `program` in the last traceback on stderr, and its message; None where
    there is no traceback that passes through it."""
    place: int | None = None
    found: ErrorPlace | None = None
    for line in lines:
        if line.stream != "stderr":
            continue
        frame = _FRAME.match(line.text)
        if line.text.startswith("Traceback "):
            place = None
        elif frame is not None:
            if _is_file(frame["path"], program):
                place = int(frame["line"])
        elif place is not None and _ERROR.match(line.text):
            found, place = ErrorPlace(place, line.text), None
    return found


def _is_file(path: str, name: str) -> bool:
    return path.replace("\\", "/").rpartition("/")[2] == name
