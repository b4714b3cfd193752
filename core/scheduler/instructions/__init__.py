"""What each bytecode instruction does, one table per interpreter version."""

from __future__ import annotations

import sys

from core.scheduler.code import Table
from core.scheduler.instructions import v311, v312, v313

TABLES: dict[tuple[int, int], Table] = {(3, 11): v311.TABLE, (3, 12): v312.TABLE, (3, 13): v313.TABLE}


def table() -> Table | None:
    """The table for the interpreter that runs us, whose compiler makes the code; None if there is none for it."""
    return TABLES.get(sys.version_info[:2])
