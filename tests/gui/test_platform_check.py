"""Where no window can be opened, one sentence says why and what to do, in the language of the environment."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core import interpreters
from gui import platform_check

ROOT = Path(__file__).parents[2]
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries and displays of a Linux")


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m gui` as from a shell with nothing set but the basics and `environment`."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "gui"], cwd=ROOT, env=kept | environment, capture_output=True, text=True, timeout=60
    )


def plugin(name: str) -> Path:
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0], "Qt", "plugins", "platforms", f"libq{name}.so")


@on_linux
@pytest.mark.parametrize(("language", "word"), [("en_GB.UTF-8", "no display"), ("zh_CN.UTF-8", "没有显示器")])
def test_without_a_display_the_start_says_so_and_ends_with_2(language: str, word: str) -> None:
    done = start(LANG=language, PYTHONIOENCODING="utf-8")
    assert done.returncode == 2
    assert word in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


@on_linux
def test_a_display_that_does_not_answer_is_named(tmp_path: Path) -> None:
    if platform_check.missing_libraries(plugin("xcb")):
        pytest.skip("this machine has no libraries for X")
    done = start(DISPLAY=":4793")
    assert done.returncode == 2
    assert ":4793" in done.stderr
    assert "Traceback" not in done.stderr


@on_linux
def test_off_screen_nothing_is_in_the_way() -> None:
    assert platform_check.complaint({"QT_QPA_PLATFORM": "offscreen"}) is None


@on_linux
def test_a_missing_library_is_named_with_the_package_that_has_it(tmp_path: Path) -> None:
    """A copy of the offscreen plugin that asks for a library that no system has."""
    broken = tmp_path / "libqbroken.so"
    data = plugin("offscreen").read_bytes()
    assert data.count(b"libX11.so.6\0") == 1
    broken.write_bytes(data.replace(b"libX11.so.6\0", b"libX00.so.6\0"))
    code = f"""
import ctypes, pathlib
from PySide6 import QtGui  # its libraries are loaded: only the one is missing
from gui.platform_check import missing_libraries
print(missing_libraries(pathlib.Path({str(broken)!r})))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.startswith("['libX00.so.6'"), done.stderr


def test_each_library_has_its_packages_in_the_sentence() -> None:
    words = platform_check.about_import({}, ImportError("libEGL.so.1: cannot open shared object file: No such file"))
    assert "libEGL.so.1" in words
    assert "apt install libegl1 " in words
    assert "dnf install libglvnd-egl " in words


def test_an_unknown_library_is_named_all_the_same() -> None:
    assert "libodd.so.7" in platform_check.about_import({"LANG": "zh_CN"}, ImportError("libodd.so.7: cannot open"))


@on_linux
@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs readelf")
@pytest.mark.parametrize("name", ["xcb", "wayland", "offscreen"])
def test_every_library_that_qt_takes_from_the_system_has_a_package(name: str) -> None:
    wheel = plugin(name).parents[2] / "lib"
    own = {path.name for path in wheel.iterdir()}
    files = [plugin(name), *(wheel / f"libQt6{part}.so.6" for part in ("Core", "Gui", "Widgets", "DBus", "XcbQpa"))]
    listed = subprocess.run(["readelf", "-d", *map(str, files)], capture_output=True, text=True, check=True).stdout
    needed = set(re.findall(r"NEEDED.*\[(.+)\]", listed))
    basic = {"libc.so.6", "libm.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
    assert needed - own - basic <= set(platform_check.PACKAGES)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW.UTF-8"}, "zh_CN"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "zh_CN"}, "zh_CN"),
    ],
)
def test_the_language_is_that_of_the_environment(environment: dict[str, str], expected: str) -> None:
    assert platform_check.language(environment) == expected


def test_both_languages_say_the_same_things_with_the_same_values() -> None:
    english, chinese = platform_check.SENTENCES["en"], platform_check.SENTENCES["zh_CN"]
    assert english.keys() == chinese.keys()
    for code, words in english.items():
        assert set(re.findall(r"{\w+}", words)) == set(re.findall(r"{\w+}", chinese[code])), code


def test_an_old_python_is_told_so() -> None:
    older = [interpreter for interpreter in interpreters.find() if interpreter.version < (3, 11)]
    if not older:
        pytest.skip("no older Python on this machine")
    command = [older[0].path, "-m", "gui"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "3.11" in done.stderr
    assert "Traceback" not in done.stderr
