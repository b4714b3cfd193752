"""What PyInstaller collects and Crosstalk never loads."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
