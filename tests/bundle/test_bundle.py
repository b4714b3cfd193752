"""A bundle as a lab has it: copied to another place, read only, started by somebody who may do nothing.

    CROSSTALK_BUNDLE=dist/crosstalk python -m pytest tests/bundle

The normal run of the tests has no bundle, and skips these.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from core import interpreters, paths

BUNDLE = os.environ.get("CROSSTALK_BUNDLE", "")
pytestmark = [
    pytest.mark.skipif(not BUNDLE, reason="no bundle: build one, and name its folder in CROSSTALK_BUNDLE"),
    pytest.mark.skipif(sys.platform != "linux", reason="users, rights and screens as Linux has them"),
]

NOBODY = 65534
MOST_UNPACKED = 230_000_000


@dataclass(frozen=True, slots=True)
class Installed:
    folder: Path
    environment: dict[str, str]

    @property
    def python(self) -> Path:
        return next((self.folder / "_internal" / "python" / "bin").iterdir())

    def run(self, *words: str, as_nobody: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
        """Runs the bundle as somebody without rights, unless told otherwise; `more` are further variables."""
        user = [shutil.which("setpriv") or "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        return subprocess.run(
            [*(user if as_nobody and os.geteuid() == 0 else []), str(self.folder / "crosstalk"), *words],
            capture_output=True,
            text=True,
            cwd="/",
            env={**self.environment, **more},
            timeout=1800,
        )


@pytest.fixture(scope="module")
def installed() -> Iterator[Installed]:
    """The bundle copied elsewhere, nothing of it writable; an empty home, no Python on the path, no fonts."""
    top = Path(tempfile.mkdtemp(prefix="lab ", dir="/tmp"))  # with a space, as folders of people have them
    top.chmod(0o755)
    folder = top / "crosstalk"
    shutil.copytree(BUNDLE, folder, symlinks=True)
    (folder / "crosstalk.toml").write_text('language = "zh_CN"\n', encoding="utf-8")
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    for name in ("home", "tmp", "empty"):
        (top / name).mkdir()
        if os.geteuid() == 0:
            os.chown(top / name, NOBODY, NOBODY)
    fonts = top / "fonts.conf"
    fonts.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', encoding="utf-8")
    environment = {
        "HOME": str(top / "home"),
        "TMPDIR": str(top / "tmp"),
        "PATH": str(top / "empty"),
        "LC_ALL": "C",
        "FONTCONFIG_FILE": str(fonts),
    }
    yield Installed(folder, environment)
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    shutil.rmtree(top)


def colours(picture: Path) -> int:
    image = QImage(str(picture))
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)})


def test_it_says_its_version(installed: Installed) -> None:
    done = installed.run("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Crosstalk ")


def test_it_is_small_enough_for_thirty_machines(installed: Installed) -> None:
    files = [path for path in installed.folder.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) <= MOST_UNPACKED


def test_the_self_test_passes_off_screen(installed: Installed) -> None:
    picture = Path(installed.environment["HOME"]) / "offscreen.png"
    done = installed.run("--selftest", "--picture", str(picture))
    assert done.returncode == 0, done.stdout + done.stderr
    assert str(installed.python) in done.stdout
    assert "presets: language zh_CN\n" in done.stdout
    assert colours(picture) > 100


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="no Xvfb")
def test_the_self_test_passes_on_a_bare_screen(installed: Installed) -> None:
    picture = Path(installed.environment["HOME"]) / "xvfb.png"
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            display = f":{answer.readline().strip()}"
        done = installed.run("--selftest", "--picture", str(picture), DISPLAY=display, QT_QPA_PLATFORM="xcb")
    finally:
        server.terminate()
        server.wait()
    assert done.returncode == 0, done.stdout + done.stderr
    assert ", xcb\n" in done.stdout
    assert colours(picture) > 100


def test_every_promise_of_every_lesson_is_kept_on_its_own_python(installed: Installed) -> None:
    done = installed.run("--check-lessons")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "promises kept on 1 interpreters" in done.stdout
    assert "BROKEN" not in done.stdout


def test_nothing_is_written_into_it(installed: Installed) -> None:
    """Also root, who may, finds its byte code up to date."""
    before = {path: path.stat().st_mtime_ns for path in installed.folder.rglob("*")}
    command = [str(installed.python), "-c", "import asyncio, multiprocessing.managers, sqlite3"]
    subprocess.run(command, check=True, env=installed.environment, capture_output=True)
    assert {path: path.stat().st_mtime_ns for path in installed.folder.rglob("*")} == before


def test_the_licences_of_what_it_carries_are_there(installed: Installed) -> None:
    names = {path.stem for path in (installed.folder / "_internal" / "licences").rglob("*.txt")}
    assert {"Crosstalk", "CPython", "LGPL-3.0", "GPL-3.0", "NotoSansCJK-OFL", "JetBrainsMono-OFL"} <= names


def test_an_outside_python_loads_its_own_libraries(installed: Installed) -> None:
    """With the bundle's own on its path a program would say so."""
    outside = [python.path for python in interpreters.find() if python.path != sys.executable]
    if not outside:
        pytest.skip("no other Python on this machine")
    folder = Path(installed.environment["TMPDIR"]) / "lessons"
    write_lesson(folder)
    path = os.pathsep.join(str(Path(python).parent) for python in outside)
    done = installed.run("--check-lessons", str(folder), as_nobody=False, PATH=path)
    kept = [line for line in done.stdout.splitlines() if line.startswith("kept")]
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(kept) > 1, "only the bundle's own Python was tried"


LIBRARIES = """\
import bz2
import ctypes
import lzma
import sqlite3
import ssl
import sys
import zlib

with open("/proc/self/maps") as maps:
    libraries = [line for line in maps if ".so" in line]
carried = [line for line in libraries if "/_internal/" in line]
print("mixed" if carried and "/_internal/" not in sys.prefix else "own")
"""
LESSON = """\
chapter = "threads"
title = { en = "Libraries", zh_CN = "库" }
headline = { en = "Whose libraries?", zh_CN = "谁的库？" }

[question]
ask = { en = "Which?", zh_CN = "哪些？" }
result = { en = "It printed", zh_CN = "输出了" }
[[question.choices]]
text = { en = "Its own", zh_CN = "自己的" }
because = { en = "They are found first.", zh_CN = "先找到的是它们。" }
expect = { output = "own\\n" }
[[question.choices]]
text = { en = "Others", zh_CN = "别人的" }
because = { en = "The path names them.", zh_CN = "路径指着它们。" }
expect = { output = "mixed\\n" }

[[programs]]
file = "libraries.py"
title = { en = "Libraries", zh_CN = "库" }
views = ["timeline"]

[[promises]]
program = "libraries.py"
expect = { output = "own\\n" }
"""


def write_lesson(folder: Path) -> None:
    """A teacher's own lesson: its program says whether it got libraries that are not its own."""
    lesson = folder / "1_libraries"
    lesson.mkdir(parents=True)
    shutil.copy(paths.lessons_folder() / "chapters.toml", folder)
    (lesson / "libraries.py").write_text(LIBRARIES, encoding="utf-8")
    (lesson / "lesson.toml").write_text(LESSON, encoding="utf-8")
    for language in ("en", "zh_CN"):
        (lesson / f"text.{language}.md").write_text("# libraries.py\n\nText.\n", encoding="utf-8")
