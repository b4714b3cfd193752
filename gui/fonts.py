"""The bundled fonts: JetBrains Mono for programs, Noto Sans CJK SC where the system's own font does not suit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FILES = (
    "JetBrainsMono-Regular.ttf",
    "JetBrainsMono-Bold.ttf",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansCJKsc-Bold.otf",
)


def load_fonts(folder: Path) -> list[Path]:
    """Makes the fonts in `folder` known to the application; needs a QGuiApplication. Returns the files that could
    not be loaded, for which Qt then takes the nearest font of the system."""
    return [folder / name for name in FILES if QFontDatabase.addApplicationFont(str(folder / name)) < 0]
