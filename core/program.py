"""A program: a plain Python file, byte for byte what the interpreter will run; its knobs are literals in it."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path
from typing import Literal

from core.literal import KnobValue, literal_value, written_like
from core.observation import Watching
from core.problem import Problem, ProblemError

__all__ = [
    "Knob", "KnobValue", "Program", "Watchable", "from_bytes", "knob_problem", "load", "suggest", "watchable",
    "with_knob", "with_source",
]  # fmt: skip

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# What makes a value worth watching: a container, also a Manager's, or memory that processes share.
_CONTAINERS = {"dict", "list", "set", "defaultdict", "Counter", "deque"}
_SHARED = {"Value", "Array", "RawValue", "RawArray", "Namespace"}
SIZE_LIMIT = 1_000_000
"""No program is larger (bytes): the window would take too long to colour it."""
SUGGESTED_LIMIT = 12
"""How many names are suggested at most: a sample has room for so many."""


@dataclass(frozen=True, slots=True)
class Knob:
    """A module-level literal, ``NAME = literal``, that may be changed. The name is in capitals and set only once.

    `line` counts from 1; `start` and `end` are character offsets of the literal within that line's text; `literal`
    is how it is written (``10_000_000``).
    """

    name: str
    value: KnobValue
    literal: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Program:
    r"""`source` is the text as decoded by the file's own encoding declaration, with ``\n`` for every kind of line
    end; `data` are the bytes that run."""

    name: str
    """The file's name: ``race.py``."""
    data: bytes
    source: str
    knobs: tuple[Knob, ...] = ()
    problem: Problem | None = None
    """``syntax-error`` or ``undecodable``: why nothing more is known of it. It can be run all the same."""

    def knob(self, name: str) -> Knob | None:
        return next((knob for knob in self.knobs if knob.name == name), None)


@dataclass(frozen=True, slots=True)
class Watchable:
    """A global that could be watched, and whether that is worth while without being asked for.

    `kind` is ``global`` (functions declare it so, and change it), ``container``, ``shared`` (memory that processes
    share), ``queue`` (whose operations are counted anyway) or ``number``.
    """

    name: str
    kind: Literal["global", "container", "shared", "queue", "number"]
    suggested: bool


def load(path: Path) -> Program:
    """The program in the file at `path`.

    Raises `ProblemError` with ``no-such-program`` (it is not there, or not a file), ``program-is-folder``,
    ``program-unreadable`` (details: error, the system's words), ``program-too-large`` (megabytes), or
    ``program-not-text`` where it has bytes that no text has.
    """
    if path.is_dir():
        raise ProblemError(Problem("program-is-folder", str(path)))
    if not path.is_file():
        raise ProblemError(Problem("no-such-program", str(path)))
    try:
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            raise ProblemError(Problem("program-too-large", str(path), details={"megabytes": f"{size / 1e6:.1f}"}))
        data = path.read_bytes()
    except OSError as error:
        details = {"error": error.strerror or str(error)}
        raise ProblemError(Problem("program-unreadable", str(path), details=details)) from error
    if b"\0" in data:
        raise ProblemError(Problem("program-not-text", str(path)))
    return from_bytes(path.name, data)


def from_bytes(name: str, data: bytes) -> Program:
    """The program that `data` is. Never fails: what is wrong with it is its `problem`."""
    try:
        source = _normalised(_without_mark(data).decode(_encoding(data)))
    except (SyntaxError, UnicodeError, LookupError) as error:
        problem = Problem("undecodable", name, details={"error": str(error)})
        return Program(name, data, _normalised(_without_mark(data).decode("utf-8", "replace")), (), problem)
    try:
        tree = _parse(source)
    except SyntaxError as error:
        problem = Problem("syntax-error", name, error.lineno, {"error": error.msg})
        return Program(name, data, source, (), problem)
    return Program(name, data, source, tuple(_knobs(tree, source.split("\n"))))


def with_source(program: Program, text: str) -> Program:
    """`program` with another text, as after an edit. Its encoding, byte order mark and line ends stay what they are
    (unless the text declares another encoding), and lines before and after the edit keep their bytes.

    Raises `ProblemError` with ``unencodable`` where the declared encoding lacks a character of the text.
    """
    if text == program.source:
        return program
    mark = program.data[: len(program.data) - len(_without_mark(program.data))]
    try:
        encoding = _encoding(mark + text.encode("utf-8", "replace"))
    except SyntaxError:
        encoding = "utf-8"  # declares what nobody knows: Python will say so, and so will the new program's `problem`
    try:
        return from_bytes(program.name, mark + _respelled(program, text, encoding))
    except (UnicodeError, LookupError) as error:
        raise ProblemError(Problem("unencodable", program.name, details={"error": str(error)})) from error


def with_knob(program: Program, name: str, value: KnobValue) -> Program:
    """`program` with the literal of one knob rewritten in the manner of the old one; every other byte stays.

    Raises `ProblemError`: ``no-such-knob``, ``knob-not-literal`` (the program sets that name otherwise, or `value`
    has no literal), or ``unencodable``.
    """
    knob = program.knob(name)
    literal = written_like(knob.literal, value) if knob else None
    if knob is None or literal is None:
        raise ProblemError(knob_problem(program, name) or Problem("knob-not-literal", name))
    lines = program.source.split("\n")
    line = lines[knob.line - 1]
    lines[knob.line - 1] = line[: knob.start] + literal + line[knob.end :]
    return with_source(program, "\n".join(lines))


def knob_problem(program: Program, name: str) -> Problem | None:
    """Why `name` is no knob of `program`: ``no-such-knob`` or ``knob-not-literal`` (with the line on which it is set,
    the last time); None where it is one, or where the program as a whole cannot be read."""
    if program.knob(name) or program.problem:
        return None
    lines = [target.lineno for target, _ in _settings(_parse(program.source)) if target.id == name]
    return Problem("knob-not-literal", name, lines[-1]) if lines else Problem("no-such-knob", name)


def suggest(program: Program | None, names: Sequence[str] = ()) -> Watching:
    """What to watch in a program that no lesson describes: `names`; where there are none, the globals that its
    functions change, its containers and shared values, and the numbers that are set more than once."""
    if names or program is None:
        return Watching(tuple(dict.fromkeys(names)))
    found = [each.name for each in watchable(program) if each.suggested]
    return Watching(tuple(found[:SUGGESTED_LIMIT]))


def watchable(program: Program) -> tuple[Watchable, ...]:
    """Every global of `program` of which its text says that there would be something to see, in order of appearance;
    nothing where the text cannot be read."""
    if program.problem:
        return ()
    tree = _parse(program.source)
    declared = {name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names}
    settings = list(_settings(tree))
    times = Counter(target.id for target, _ in settings)
    found: dict[str, Watchable] = {}
    for target, value in settings:
        name, kind = target.id, "global" if target.id in declared else _kind(value)
        if kind is not None and name not in found:
            suggested = kind in ("global", "container", "shared") or (kind == "number" and times[name] > 1)
            found[name] = Watchable(name, kind, suggested)
    return (*found.values(), *(Watchable(name, "global", True) for name in sorted(declared - found.keys())))


# --- text and bytes ------------------------------------------------------------------------------------------------


def _encoding(data: bytes) -> str:
    """Raises `SyntaxError` where the declaration names none that is known, or contradicts the byte order mark."""
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _without_mark(data: bytes) -> bytes:
    return data.removeprefix(BOM_UTF8)


def _normalised(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _respelled(program: Program, text: str, encoding: str) -> bytes:
    """`text` as bytes: the lines that it has in common with the program, at its head and its tail, as they are there;
    those in between encoded, each with the end of the line that it replaces, or the one that is used most."""
    before, after = _lines(program.source), _lines(text)
    raw = _LINE.findall(_without_mark(program.data))
    same = program.problem is None or program.problem.code != "undecodable"
    if len(raw) != len(before) or not same or encoding != _encoding(program.data):
        raw, before = [], []
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    ends = [line[len(line.rstrip(b"\r\n")) :].decode() or "\n" for line in raw]
    usual = Counter(ends).most_common(1)[0][0] if ends else "\n"
    typed = after[head : len(after) - tail]
    wanted = [chain(ends[head : len(raw) - tail], repeat(usual)), *map(repeat, ("\r\n", "\r", "\n"))]
    for replaced in wanted:
        middle = "".join(line.replace("\n", next(replaced)) for line in typed)
        spelled = b"".join([*raw[:head], middle.encode(encoding), *raw[len(raw) - tail :]])
        # Where a file mixes its line ends, two that were apart may meet and read as one.
        if _normalised(spelled.decode(encoding)) == text:
            return spelled
    return text.replace("\n", usual).encode(encoding)


def _lines(text: str) -> list[str]:
    """The lines with their ends; not `splitlines`, which knows more line ends than Python's grammar."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _common(some: Sequence[str], others: Sequence[str]) -> int:
    """How many items `some` and `others` have in common at their beginning."""
    pairs = zip(some, others, strict=False)
    return next((index for index, (one, other) in enumerate(pairs) if one != other), min(len(some), len(others)))


# --- syntax --------------------------------------------------------------------------------------------------------


def _parse(source: str) -> ast.Module:
    """Raises `SyntaxError`, whatever makes the text unusable."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the program's own, which its run will show
            return ast.parse(source)
    except (ValueError, RecursionError, MemoryError) as error:
        raise SyntaxError(str(error) or "too deeply nested") from error


def _settings(tree: ast.Module) -> Iterator[tuple[ast.Name, ast.expr | None]]:
    """Where globals are set outside functions and classes, also within ``if``, ``with``, ``for`` …: the name, and
    the expression where it is a plain ``NAME = expression``."""
    waiting: list[ast.AST] = list(reversed(tree.body))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            continue
        plain = _plain_target(node)
        if plain is not None:
            yield plain
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            yield node, None
        else:
            waiting += reversed(list(ast.iter_child_nodes(node)))


def _plain_target(node: ast.AST) -> tuple[ast.Name, ast.expr] | None:
    if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        return node.targets[0], node.value
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
        return node.target, node.value
    return None


def _kind(value: ast.expr | None) -> Literal["container", "shared", "queue", "number"] | None:
    """What kind of value is worth watching that `value` makes."""
    if isinstance(value, ast.Call):
        name = value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")
        if name.endswith("Queue"):
            return "queue"
        return "container" if name in _CONTAINERS else "shared" if name in _SHARED else None
    if isinstance(value, ast.Dict | ast.List | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp):
        return "container"
    is_number = value is not None and type(literal_value(value)) in (int, float)
    return "number" if is_number else None


def _knobs(tree: ast.Module, lines: list[str]) -> Iterator[Knob]:
    times = Counter(target.id for target, _ in _settings(tree))
    if any("global" in line for line in lines):  # going through every node takes as long as all the rest
        times.update(name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names)
    for node in tree.body:
        plain = _plain_target(node)
        if plain is None or not plain[0].id.isupper() or times[plain[0].id] > 1:
            continue
        value, place = literal_value(plain[1]), plain[1]
        if value is None or place.end_lineno != place.lineno or place.end_col_offset is None:
            continue
        # ast counts bytes of UTF-8
        line = lines[place.lineno - 1].encode()
        start, end = (len(line[:offset].decode()) for offset in (place.col_offset, place.end_col_offset))
        literal = lines[place.lineno - 1][start:end]
        yield Knob(plain[0].id, value, literal, place.lineno, start, end)
