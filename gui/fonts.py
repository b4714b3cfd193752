"""The bundled fonts: JetBrains Mono for programs, Noto Sans CJK SC where the system's own font does not suit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout

from gui.theme import Look

FILES = (
    "JetBrainsMono-Regular.ttf",
    "JetBrainsMono-Bold.ttf",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansCJKsc-Bold.otf",
)

_WEIGHTS = (QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold)
_SAMPLE = "A中☰"
"""Letters, Chinese, and a sign that neither bundled font has: each may come from a file of its own."""


def load_fonts(folder: Path) -> list[Path]:
    """Makes the fonts in `folder` known to the application; needs a QGuiApplication. Returns the files that could
    not be loaded, for which Qt then takes the nearest font of the system."""
    return [folder / name for name in FILES if QFontDatabase.addApplicationFont(str(folder / name)) < 0]


def open_faces(look: Look) -> list[QRawFont]:
    """Fonts for every file that the window takes letters and signs from, those of Markdown's monospaced font included,
    to be held as long as there is a window.

    When the last font of a file goes, Qt 6.11 (`QFreetypeFace::release`) forgets all files that it has open, also
    those in use. Each is then opened and read anew for the next font that needs it, and what was forgotten is never
    given back: a megabyte for a Chinese one, every few minutes in which sizes, pages and programs change."""
    families = look.ui_font(), look.code_font(), QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    return [face for font in families for weight in _WEIGHTS for face in _faces(font, weight)]


def _faces(font: QFont, weight: QFont.Weight) -> list[QRawFont]:
    font.setWeight(weight)
    layout = QTextLayout(_SAMPLE, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [run.rawFont() for run in layout.glyphRuns()]
