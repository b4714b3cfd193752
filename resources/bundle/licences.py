"""The licences of everything that a bundle carries, collected into one folder as it is built."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
DISTRIBUTIONS = ("PySide6-Essentials", "shiboken6", "pyqtgraph", "numpy", "Pygments", "psutil", "pyinstaller")
_LICENCE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)


def collect(folder: Path, libraries: Iterable[str]) -> None:
    """Fills `folder`, which it empties first. `libraries` are the paths of shared libraries; those that come from a
    Debian package bring its `copyright` file."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", folder / "Crosstalk.txt")
    shutil.copy(_of_python(), folder / "CPython.txt")
    for text in sorted((ROOT / "resources" / "fonts").glob("*.txt")):
        shutil.copy(text, folder)
    shutil.copytree(ROOT / "resources" / "bundle" / "licences", folder / "Qt")
    for name in DISTRIBUTIONS:
        _of_distribution(name, folder / name)
    if shutil.which("dpkg"):
        _of_packages(libraries, folder / "system-libraries")


def _of_python() -> Path:
    places = [Path(sysconfig.get_path("stdlib"), "LICENSE.txt"), Path(sys.base_prefix, "LICENSE.txt")]
    return next(place for place in places if place.is_file())


def _of_distribution(name: str, folder: Path) -> None:
    """Its metadata, which names the licence and where the source is, and the texts that come with it."""
    distribution = metadata.distribution(name)
    folder.mkdir()
    metadata_text = distribution.read_text("METADATA") or ""
    (folder / "METADATA.txt").write_text(metadata_text, encoding="utf-8")
    for file in distribution.files or ():
        if ".dist-info" in file.parts[0] and _LICENCE.search(file.name):
            text = Path(str(distribution.locate_file(file)))
            shutil.copy(text, folder / "-".join(file.parts[1:]).removeprefix("licenses-"))


def _of_packages(libraries: Iterable[str], folder: Path) -> None:
    folder.mkdir()
    own = tuple(os.path.realpath(place) + os.sep for place in {sys.prefix, sys.base_prefix})
    paths = {path for path in map(os.path.realpath, libraries) if not path.startswith(own)}
    # Packages name a file under `/lib` or under `/usr/lib`, which is the same folder on a merged system.
    names = sorted(paths | {path.removeprefix("/usr") for path in paths})
    found = subprocess.run(["dpkg", "-S", *names], capture_output=True, text=True).stdout if names else ""
    for package in {line.split(":")[0] for line in found.splitlines()}:
        text = Path("/usr/share/doc", package, "copyright")
        if text.is_file():
            shutil.copy(text, folder / f"{package}.txt")
