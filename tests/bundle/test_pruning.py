"""What is left out of a bundle, and what must not be."""

from __future__ import annotations

import pytest

pruning = pytest.importorskip(
    "resources.bundle.pruning", reason='needs PyInstaller: pip install ".[build]"', exc_type=ImportError
)

NEEDED = [
    "libQt6Core.so.6",
    "libQt6Widgets.so.6",
    "PySide6/Qt6Gui.dll",
    "PySide6/QtWidgets.abi3.so",
    "PySide6/QtOpenGL.abi3.so",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "PySide6/Qt/plugins/platforms/libqwayland.so",
    "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
    "PySide6/Qt/plugins/imageformats/libqsvg.so",
    "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
    "PySide6/Qt/translations/qtbase_zh_CN.qm",
    "numpy/_core/_multiarray_umath.so",
    "resources/lessons/chapters.toml",
]
UNUSED = [
    "libQt6Network.so.6",
    "PySide6/Qt6Quick.dll",
    "PySide6/Qt/plugins/platforms/libqeglfs.so",
    "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/plugins/platforms/qdirect2d.dll",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
    "PySide6/Qt/plugins/tls/libqopensslbackend.so",
    "PySide6/Qt/plugins/imageformats/libqwebp.so",
    "PySide6/Qt/translations/qtbase_de.qm",
    "numpy/_core/tests/data.npy",
]


def names(places: list[str]) -> list[str]:
    return [entry[0] for entry in pruning.used([(place, "", "BINARY") for place in places])]


def test_what_the_window_loads_is_kept() -> None:
    assert names(NEEDED) == NEEDED


def test_what_it_never_loads_is_left_out() -> None:
    assert names(UNUSED) == []


def test_windows_paths_are_understood() -> None:
    assert names([r"PySide6\plugins\platforms\qminimal.dll", r"PySide6\plugins\platforms\qwindows.dll"]) == [
        r"PySide6\plugins\platforms\qwindows.dll"
    ]
