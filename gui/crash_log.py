"""What Python was doing when Crosstalk itself crashed: written by `faulthandler`, offered at the next start.

Each running Crosstalk has a file of its own, named after its process; one that ends properly takes it away. What has
been left by a process that is gone tells of a crash.
"""

from __future__ import annotations

import faulthandler
import os
import re
from pathlib import Path
from typing import IO

_OWN = re.compile(r"crash-(\d+)\.log")
LAST = "last-crash.log"
_MOST_BYTES = 100_000


def _is_alive(pid: int) -> bool:
    import psutil  # 13 ms, which a start with nothing to ask for is spared

    return bool(psutil.pid_exists(pid))


class CrashLog:
    """In `folder`, which need not exist; where it cannot be written to there is no log, and nothing else is amiss."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None

    def begin(self) -> Path | None:
        """From now on a crash is written down. Returns the file about the last one that nobody has been told of, if
        there is one; the next start will not return it again."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            found = self._collect()
            self._file = (self._folder / f"crash-{os.getpid()}.log").open("wb")
        except OSError:
            return None
        faulthandler.enable(self._file)
        return found

    def end(self) -> None:
        """Everything went well."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        (self._folder / f"crash-{os.getpid()}.log").unlink(missing_ok=True)

    def _collect(self) -> Path | None:
        """Removes what processes that are gone have left, but keeps the newest that says something."""
        logs = [path for path in self._folder.iterdir() if _OWN.fullmatch(path.name)]
        left = [path for path in logs if not _is_alive(int(path.name[len("crash-") : -len(".log")]))]
        told = sorted((path for path in left if path.stat().st_size), key=lambda path: path.stat().st_mtime_ns)
        last = self._folder / LAST
        if told:
            told[-1].replace(last)
        for path in left:
            path.unlink(missing_ok=True)
        return last if told else None


def crash_text(path: Path) -> str:
    """What the file says, at most the first 100,000 bytes of it."""
    with path.open("rb") as file:
        return file.read(_MOST_BYTES).decode("utf-8", "replace")
