"""The place where a lab lives: the run's own folder, the command, and the environment."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.environment import outside
from core.lab.folder import remove_folder
from core.neighbours import link_neighbours
from core.observation import PROTOCOL

if TYPE_CHECKING:
    from core.run import Order

_PROBE = Path(__file__).parent / "lab" / "probe"
# A socket's name has at most 103 bytes on macOS, and `multiprocessing` needs 55 of them behind the temporary folder.
_LONG = 48
# What a run needs on the disk to be observed at all: the rings of its first processes (bytes).
_ROOM = 4 << 20


@dataclass(frozen=True, slots=True)
class Place:
    folder: str
    """Has `lab.json`, `rings`, `tmp`, and `program` where the order brings bytes that are in no file."""
    directory: str
    """The lab's working folder."""
    command: tuple[str, ...]
    environment: dict[str, str]

    @property
    def rings(self) -> str:
        return os.path.join(self.folder, "rings")


def prepare(order: Order, python: str) -> Place:
    """Makes the folder for a run of `order` by the interpreter at `python`. Raises `OSError`, and then leaves none.

    Its path has no symbolic links, as the interpreter sees none in that of the program either.
    """
    folder = os.path.realpath(tempfile.mkdtemp(prefix="crosstalk-", dir=_parent()))
    try:
        if shutil.disk_usage(folder).free < _ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return _furnish(order, python, folder)
    except OSError:
        remove_folder(folder)
        raise


def _parent() -> str:
    usual = tempfile.gettempdir()
    is_long = len(os.fsencode(os.path.realpath(usual))) > _LONG
    return "/tmp" if is_long and sys.platform != "win32" and os.access("/tmp", os.W_OK | os.X_OK) else usual


def _furnish(order: Order, python: str, folder: str) -> Place:
    for name in ("rings", "tmp"):
        os.mkdir(os.path.join(folder, name))
    directory, name = _program(order, folder)
    paper = os.path.join(folder, "lab.json")
    Path(paper).write_text(json.dumps(_instructions(order, folder, os.path.join(directory, name))), "utf-8")
    return Place(folder, directory, (python, name, *order.arguments), _environment(folder, paper))


def _program(order: Order, folder: str) -> tuple[str, str]:
    """The working folder, and the program's path as the interpreter gets it."""
    if order.program is None:
        assert order.path is not None, "an order has a program or a path"
        return os.path.realpath(order.directory or os.getcwd()), str(order.path)
    name, data = order.program.name, order.program.data
    if order.directory is not None and _has(order.directory / name, data):
        return os.path.realpath(order.directory), name
    copies = os.path.join(folder, "program")
    os.mkdir(copies)
    Path(copies, name).write_bytes(data)
    if order.directory is None:
        return copies, name
    link_neighbours(order.directory / name, copies)
    return os.path.realpath(order.directory), os.path.join(copies, name)


def _has(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _instructions(order: Order, folder: str, program: str) -> dict[str, object]:
    """What the probe has to know, in `lab.json`."""
    return {
        "protocol": PROTOCOL,
        "rings": os.path.join(folder, "rings"),
        "program": program,
        "start_method": order.start_method,
        "watching": asdict(order.watching),
    }


def _environment(folder: str, paper: str) -> dict[str, str]:
    environment = outside(os.environ)
    paths = [str(_PROBE), *filter(None, [environment.get("PYTHONPATH")])]
    temporary = {"win32": ("TEMP", "TMP")}.get(sys.platform, ("TMPDIR",))
    return {
        **environment,
        **dict.fromkeys(temporary, os.path.join(folder, "tmp")),
        "PYTHONPATH": os.pathsep.join(paths),
        "CROSSTALK_LAB": paper,
    }
