"""The bundled fonts have every character that Crosstalk itself shows, in the weight in which it shows it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont

from gui.fonts import FILES, load_fonts

RESOURCES = Path(__file__).parents[2] / "resources"
FONTS = RESOURCES / "fonts"
SYMBOLS = "−×·…–—“”‘’←→↑↓⇒▲▼△▽●○■□▶✓≤≥≠≈∞"


def characters(files: list[Path]) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in files)


def missing(text: str, font: str) -> set[str]:
    raw = QRawFont(str(FONTS / font), 14)
    assert raw.isValid()
    return {character for character in text if character.isprintable() and not raw.supportsCharacter(ord(character))}


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_every_character_of_titles_and_labels_is_there(weight: str) -> None:
    texts = [element.text or "" for element in ET.parse(RESOURCES / "i18n" / "zh_CN.ts").iter("translation")]
    lessons = characters(sorted((RESOURCES / "lessons").rglob("*.toml")))
    assert missing("".join(texts) + lessons + SYMBOLS, f"NotoSansCJKsc-{weight}.otf") == set()


def test_every_character_of_the_lessons_is_there() -> None:
    files = [file for pattern in ("*.md", "*.py") for file in sorted((RESOURCES / "lessons").rglob(pattern))]
    assert missing(characters(files), "NotoSansCJKsc-Regular.otf") == set()


def test_all_of_gb_2312_is_there() -> None:
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    assert missing("".join(pair.decode("gb2312", "ignore") for pair in pairs), "NotoSansCJKsc-Regular.otf") == set()


def test_a_font_that_is_not_there_is_reported_and_the_others_load(tmp_path: Path) -> None:
    (tmp_path / FILES[0]).write_bytes((FONTS / FILES[0]).read_bytes())
    before = QFontDatabase.families()
    assert load_fonts(tmp_path) == [tmp_path / name for name in FILES[1:]]
    assert QFontDatabase.families() == before


def test_each_font_has_its_licence_beside_it() -> None:
    for family in ("JetBrainsMono", "NotoSansCJK"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / f"{family}-OFL.txt").read_text(encoding="utf-8")
