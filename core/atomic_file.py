"""Files that are at every moment either the old one or the new one, whole."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from core.problem import Problem

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yields what to write the new content of `path` to. Only when all of it is on the disk does it take the place of
    the old one; where something fails, `path` is as it was and nothing is left beside it. A link stays one, and the
    permissions stay what they are. Raises `OSError`."""
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _mode(target))
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def not_written(path: Path, error: OSError, otherwise: str = "not-written", full: str = "disk-full") -> Problem:
    """Why the system did not write `path`: the code `full` where there is no room, else `otherwise` (details:
    error)."""
    if error.errno in _FULL:
        return Problem(full, str(path))
    return Problem(otherwise, str(path), details={"error": error.strerror or str(error)})


def _mode(path: Path) -> int:
    """The permissions of the file there, or those of a new one."""
    try:
        return path.stat().st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
