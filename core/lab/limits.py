"""What a lab may use. Each breach ends the run, with its own outcome."""

from __future__ import annotations

from collections import namedtuple

Limits = namedtuple(
    "Limits", "address_space memory file_size processes seconds", defaults=(8 << 30, 2 << 30, 64 << 20, 300, 0)
)
"""`address_space` of each process, `memory` of the whole tree and `file_size` of each file are in bytes; `processes`
counts the processes and threads that the lab may add to those of its user; after `seconds` the run is over (0: it may
go on for ever)."""


def to_argument(limits: Limits) -> str:
    """As one word of a command line: the warden is told so."""
    return ",".join(map(str, limits))


def from_argument(word: str) -> Limits:
    """The inverse of `to_argument`; raises `ValueError` or `TypeError` for another word."""
    return Limits(*map(int, word.split(",")))
