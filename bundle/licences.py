"""The licences of everything that a bundle carries, collected into one folder as it is built."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
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
    shutil.copytree(ROOT / "bundle" / "licences", folder / "Qt")
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
    for path in sorted(set(libraries)):
        package = _package(path)
        text = Path("/usr/share/doc", package, "copyright") if package else None
        if text is not None and text.is_file():
            shutil.copy(text, folder / f"{package}.txt")


def _package(path: str) -> str:
    """The Debian package that the file at `path` is of; "" for none. Packages name a file under `/usr/lib` where the
    linker finds it under `/lib`, or the other way round."""
    other = path.removeprefix("/usr") if path.startswith("/usr/") else f"/usr{path}"
    for name in (path, other):
        found = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True).stdout
        if found:
            return found.split(":")[0]
    return ""
