"""Files with other bytes in them than were written."""

from __future__ import annotations

import random
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_RUNS_CODE = ("exec", "pickle.find_class", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork")
_heard: list[str] = []
_listening: list[bool] = []


def _hear(event: str, _arguments: object) -> None:
    if _listening and event in _RUNS_CODE:
        _heard.append(event)


sys.addaudithook(_hear)  # for good: the interpreter takes none back


@contextmanager
def nothing_runs() -> Iterator[None]:
    """Fails where something in it executes or unpickles anything, or starts a process. What is imported for the first
    time is executed as well: do once before what is done here."""
    _heard.clear()
    _listening.append(True)
    try:
        yield
    finally:
        _listening.pop()
    assert _heard == []


def mutated(data: bytes, chance: random.Random) -> bytes:
    """With one to ten bytes that are others."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 10))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def rewritten(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """The same archive with other members."""
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    change(content)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)


def damage(path: Path, seed: int) -> None:
    """Other bytes somewhere in the archive, or (an even `seed`) in the text that is packed in it, checksum and all."""
    chance = random.Random(seed)
    if seed % 2:
        path.write_bytes(mutated(path.read_bytes(), chance))
        return

    def change(content: dict[str, bytes]) -> None:
        name = chance.choice(list(content))
        content[name] = mutated(content[name], chance)

    rewritten(path, change)
