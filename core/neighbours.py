"""A program that was changed and not saved, among the files that lie beside it: links stand for them.

So `import` finds its sibling modules and packages, and what it opens by way of `__file__` is there. The working folder
is the program's own, so what it opens by a relative path, for reading or writing, is what a plain run would open.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

LIMIT = 500
"""How many neighbours are linked at most, modules and folders first: each costs some 20 microseconds, and the window
does not wait."""

_CACHE = "__pycache__"


def link_neighbours(program: Path, directory: str) -> None:
    """Puts links into `directory` to whatever lies beside the file `program`; a file that is a link is among those
    that lie beside its target, as Python has it. A folder that is gone has none: the warden will say so."""
    home = Path(os.path.realpath(program)).parent
    try:
        with os.scandir(home) as entries:
            found = sorted(entries, key=lambda entry: (not _is_importable(entry), entry.name))
    except OSError:
        return
    for entry in found[:LIMIT]:
        if entry.name not in (program.name, _CACHE):
            _link(entry, os.path.join(directory, entry.name))


def _is_importable(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith((".py", ".so", ".pyd")) or entry.is_dir()


if sys.platform == "win32":
    import _winapi

    def _link(entry: os.DirEntry[str], link: str) -> None:
        """A symbolic link needs a privilege there, a junction and a copy do not. Not yet run there."""
        try:
            if entry.is_dir():
                _winapi.CreateJunction(entry.path, link)
            else:
                shutil.copyfile(entry.path, link)
        except OSError:
            return
else:

    def _link(entry: os.DirEntry[str], link: str) -> None:
        os.symlink(entry.path, link)
