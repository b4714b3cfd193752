"""A program's file on the disk, which other programs may change, replace or remove while it is open here."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from core import program
from core.atomic_file import not_written, replacing
from core.problem import ProblemError
from core.program import Program

State = Literal["same", "changed", "gone"]


class Document:
    """The file at `path`, and the bytes that it had when it was read or written here last."""

    def __init__(self, path: Path, known: Program) -> None:
        """`known` is what was read from it."""
        self.path = path
        self.program = known
        """What is on the disk, as far as is known here."""
        self._stamp: tuple[int, ...] | None = None

    def look(self) -> State:
        """Whether the file is still as it was; reads it only where it was touched."""
        stamp = _stamp(self.path)
        if stamp is None:
            return "gone"
        if stamp == self._stamp:
            return "same"
        try:
            if self.path.read_bytes() == self.program.data:
                self._stamp = stamp
                return "same"
        except OSError:
            return "gone"
        return "changed"

    def reload(self) -> Program:
        """Reads it again. Raises `ProblemError` as `core.program.load` does, and then knows what it knew before."""
        stamp = _stamp(self.path)
        self.program, self._stamp = program.load(self.path), stamp
        return self.program

    def keep_mine(self) -> None:
        """Takes the file as it is on the disk now for known, so that only the next change is one."""
        self._stamp = _stamp(self.path)

    def save(self, changed: Program) -> None:
        """Writes the bytes of `changed`. Raises `ProblemError` as `write` does."""
        write(self.path, changed.data)
        self.program, self._stamp = changed, _stamp(self.path)


def write(path: Path, data: bytes) -> None:
    """Makes `data` the content of the file at `path`: whole, or not at all. A link stays one, and the permissions
    stay what they are.

    Raises `ProblemError` with ``disk-full`` or ``not-saved`` (details: error).
    """
    try:
        with replacing(path) as file:
            file.write(data)
    except OSError as error:
        raise ProblemError(not_written(path, error, "not-saved")) from error


def _stamp(path: Path) -> tuple[int, ...] | None:
    """What changes whenever the file does; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
