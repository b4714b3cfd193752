"""What PyInstaller collects and Crosstalk never loads."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from PyInstaller.depend import bindepend

Entry = tuple[str, str, str]
"""Where it goes, where it comes from, its kind: a line of PyInstaller's table of contents."""

# Parts of Qt that only plug-ins which are left out, or modules that nobody imports, are linked to.
_LIBRARIES = (
    *("Qml", "QmlMeta", "QmlModels", "QmlWorkerScript", "Quick", "Pdf", "VirtualKeyboard"),
    *("VirtualKeyboardQml", "Test", "Network", "EglFSDeviceIntegration", "EglFsKmsSupport", "EglFsKmsGbmSupport"),
)
# Off screen for the self-test; the compositor of the desktop for Wayland, the X server, Windows and macOS.
_PLATFORMS = ("offscreen", "xcb", "wayland", "windows", "cocoa")
_PLUGIN_FOLDERS = (
    *("egldeviceintegrations", "generic", "networkinformation", "tls", "virtualkeyboard", "qmltooling", "sqldrivers"),
)
_IMAGES = ("qgif", "qicns", "qico", "qjpeg", "qpdf", "qtga", "qtiff", "qwbmp", "qwebp")

_UNUSED = re.compile(
    "|".join(
        (
            rf"(^|/)(lib)?Qt6?({'|'.join(_LIBRARIES)})(\.|$)",
            rf"/plugins/({'|'.join(_PLUGIN_FOLDERS)})/",
            rf"/plugins/platforms/(lib)?q(?!{'|'.join(_PLATFORMS)})",
            r"/plugins/platformthemes/libqgtk3\.so",  # brings half of GTK, and needs the other half
            r"/plugins/wayland-graphics-integration-client/",  # Crosstalk draws without OpenGL
            r"/plugins/xcbglintegrations/",
            rf"/plugins/imageformats/(lib)?({'|'.join(_IMAGES)})\.",
            r"/translations/(?!qtbase_zh_CN\.qm$)",
            r"(^|/)numpy/.*/tests/",
            r"(^|/)pyqtgraph/(examples|colors/maps)/",
        )
    )
)


def used(entries: Iterable[Entry]) -> list[Entry]:
    """Those of `entries` that Crosstalk may load."""
    return [entry for entry in entries if not _UNUSED.search(entry[0].replace("\\", "/"))]


def linked(entries: Iterable[Entry]) -> list[Entry]:
    """`entries` without the shared libraries that nothing among them is linked to: those that came along with what
    `used` has left out. On Linux only; elsewhere plug-ins bring hardly any."""
    every = list(entries)
    if sys.platform != "linux":
        return every
    roots = [source for place, source, kind in every if kind == "EXTENSION" or "/plugins/" in place]
    needed = {os.path.basename(name) for source in roots for name, _path in bindepend.get_imports(source)}
    is_root = set(roots)
    return [
        entry
        for entry in every
        if entry[1] in is_root or os.path.basename(entry[0]) in needed or "libpython" in entry[0]
    ]


def stripped(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """`entries` with CPython's own files replaced by copies in `folder` without what only a debugger needs. The
    others are left as they came: wheels are stripped already, and numpy's libraries do not survive it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    own = os.path.realpath(sys.base_prefix) + os.sep
    return [_stripped(entry, folder) if os.path.realpath(entry[1]).startswith(own) else entry for entry in entries]


def _stripped(entry: Entry, folder: Path) -> Entry:
    place, source, kind = entry
    if sys.platform != "linux" or "site-packages" in source or kind == "SYMLINK":
        return entry
    copy = folder / os.path.basename(place)
    shutil.copy2(os.path.realpath(source), copy)
    copy.chmod(0o755)
    subprocess.run(["strip", "--strip-unneeded", str(copy)], check=True)
    return (place, str(copy), kind)
