"""A TOML file whose mistakes are told by line: what is missing, what nobody asked for, what has the wrong kind."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from core.problem import Problem, ProblemError

T = TypeVar("T")
Place = tuple[str | int, ...]
"""The way to a value: keys, and indices in arrays."""

_KINDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false", dict: "a table", list: "a list"}


class Table:
    """One table of the file. Each key is asked for once; `finish` tells of those that nobody has asked for.

    Every method raises `ProblemError` with the file's path and a line: ``lesson-missing-key``,
    ``lesson-bad-value`` (details: key, value, expected) or ``lesson-unknown-key``.
    """

    def __init__(self, data: dict[str, Any], file: _File, place: Place = ()) -> None:
        self._data, self._file, self._place = data, file, place
        self._asked: set[str] = set()
        self._inner: list[Table] = []

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def keys(self) -> list[str]:
        return list(self._data)

    def get(self, key: str, kind: type[T], default: T | None = None) -> T:
        """The value of `key`; without a `default` it has to be there. A whole number will do for a `float`."""
        self._asked.add(key)
        if key not in self._data:
            if default is None:
                raise self.missing(key)
            return default
        value: Any = self._data[key]
        if kind is float and type(value) is int:
            value = float(value)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.bad(key, _KINDS[kind])
        return value

    def value(self, key: str) -> int | float | str | bool:
        """What a knob may have."""
        self._asked.add(key)
        if key not in self._data:
            raise self.missing(key)
        found = self._data[key]
        if not isinstance(found, int | float | str):
            raise self.bad(key, "a number, text, true or false")
        return found

    def one_of(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        found = self.get(key, str, default)
        if found not in allowed and found != default:
            raise self.bad(key, " or ".join(allowed))
        return found

    def texts(self, key: str, allowed: Sequence[str] = ()) -> tuple[str, ...]:
        """A list of texts, empty where the key is not there."""
        found: list[Any] = self.get(key, list, [])
        if not all(isinstance(item, str) and (not allowed or item in allowed) for item in found):
            raise self.bad(key, f"a list of {', '.join(allowed) or 'texts'}")
        return tuple(found)

    def table(self, key: str) -> Table:
        """The table under `key`; an empty one where it is not there."""
        return self._open(self.get(key, dict, {}), key)

    def tables(self, key: str) -> list[Table]:
        """The tables in the array under `key`."""
        found: list[Any] = self.get(key, list, [])
        if not all(isinstance(item, dict) for item in found):
            raise self.bad(key, "a list of tables")
        return [self._open(item, key, index) for index, item in enumerate(found)]

    def _open(self, data: dict[str, Any], *steps: str | int) -> Table:
        inner = Table(data, self._file, (*self._place, *steps))
        self._inner.append(inner)
        return inner

    def finish(self) -> None:
        """Everything has been asked for, here and in the tables below."""
        for key in self._data:
            if key not in self._asked:
                raise self._error("lesson-unknown-key", key)
        for inner in self._inner:
            inner.finish()

    def missing(self, key: str) -> ProblemError:
        return self._error("lesson-missing-key", key)

    def bad(self, key: str, expected: str) -> ProblemError:
        return self._error("lesson-bad-value", key, value=repr(self._data.get(key)), expected=expected)

    def _error(self, code: str, key: str, **details: str) -> ProblemError:
        place = (*self._place, key)
        name = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".")
        return ProblemError(
            Problem(code, str(self._file.path), self._file.line_of(place), {"key": name, **details}),
        )


class _File:
    def __init__(self, path: Path, text: str) -> None:
        self.path, self._text = path, text

    def line_of(self, place: Place) -> int:
        """The line on which `place` is set, or on which the table begins that ought to have it."""
        lines = _lines(self._text)
        return next(lines[place[:end]] for end in range(len(place), -1, -1) if place[:end] in lines)


def read_table(path: Path) -> Table:
    """The file at `path`. Raises `ProblemError`: ``lesson-file-missing`` or ``lesson-syntax`` (details: error)."""
    text = read_text(path)
    try:
        return Table(tomllib.loads(text), _File(path, text))
    except tomllib.TOMLDecodeError as error:
        words, line = str(error), re.search(r"at line (\d+)", str(error))
        number = int(line[1]) if line else text.rstrip("\n").count("\n") + 1
        raise ProblemError(Problem("lesson-syntax", str(path), number, {"error": words})) from error


def read_text(path: Path) -> str:
    """Raises `ProblemError`: ``lesson-file-missing``, or ``lesson-syntax`` where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        details = {"error": error.strerror or str(error)}
        raise ProblemError(Problem("lesson-file-missing", str(path), details=details)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ProblemError(Problem("lesson-syntax", str(path), line, {"error": str(error)})) from error


# --- lines ---------------------------------------------------------------------------------------------------------


def _lines(text: str) -> dict[Place, int]:
    """On which line each key and table of a TOML text begins. `tomllib` does not say: so each statement is given to
    it alone, growing by a line until it is whole."""
    rows = text.split("\n")
    found: dict[Place, int] = {(): 1}
    sizes: dict[Place, int] = {}
    table: Place = ()
    row = 0
    while row < len(rows):
        statement, end = _statement(rows, row)
        if rows[row].lstrip().startswith("["):
            table = _header(statement, sizes)
            found.setdefault(table, row + 1)
        else:
            for place in _places(statement, table):
                found.setdefault(place, row + 1)
        row = end
    return found


def _statement(rows: Sequence[str], start: int) -> tuple[dict[str, Any], int]:
    """What the statement on row `start` says, and the row after its end."""
    for end in range(start + 1, len(rows) + 1):
        try:
            return tomllib.loads("\n".join(rows[start:end])), end
        except tomllib.TOMLDecodeError:
            continue
    return {}, len(rows)


def _header(statement: dict[str, Any], sizes: dict[Place, int]) -> Place:
    """The place that ``[a.b]`` or ``[[a.b]]`` opens; `sizes` counts the tables of each array so far."""
    place: Place = ()
    inner: Any = statement
    while isinstance(inner, dict) and inner:
        ((key, inner),) = inner.items()
        place = (*place, key)
        if isinstance(inner, list):
            sizes[place] = sizes.get(place, 0) + 1
        if place in sizes:
            place = (*place, sizes[place] - 1)
    return place


def _places(value: Any, place: Place) -> list[Place]:
    if isinstance(value, dict):
        items: list[tuple[str | int, Any]] = list(value.items())
    else:
        items = list(enumerate(value)) if isinstance(value, list) else []
    below = [(item, (*place, step)) for step, item in items]
    return [found for item, step in below for found in (step, *_places(item, step))]
