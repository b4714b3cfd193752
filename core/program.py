"""A program: a plain Python file, byte for byte what the interpreter will run; its knobs are literals in it."""

from __future__ import annotations

from dataclasses import dataclass

KnobValue = int | float | str | bool


@dataclass(frozen=True, slots=True)
class Knob:
    """A module-level literal, ``NAME = literal``, that may be changed.

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
    """`source` is the text as decoded by the file's own encoding declaration; `data` the bytes that run."""

    name: str
    """The file's name: ``race.py``."""
    data: bytes
    source: str
    knobs: tuple[Knob, ...]
