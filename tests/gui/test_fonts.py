"""The bundled fonts have every character that Crosstalk itself shows, in the weight in which it shows it."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout
from PySide6.QtWidgets import QApplication

from gui.fonts import FILES, load_fonts, open_faces
from gui.theme import LIGHT, Look

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


def from_files(text: str, font: QFont) -> set[tuple[str, str]]:
    """The families and styles that the characters of `text` come from."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {(run.rawFont().familyName(), run.rawFont().styleName()) for run in layout.glyphRuns()}


def test_all_that_the_window_writes_comes_from_a_file_that_is_kept_open(qapp: QApplication) -> None:
    load_fonts(FONTS)
    look = Look(LIGHT)
    kept = {(face.familyName(), face.styleName()) for face in open_faces(look)}
    files = [*(RESOURCES.parent / "gui").rglob("*.py"), *RESOURCES.rglob("*.ts"), *RESOURCES.rglob("*.toml")]
    text = "".join(sorted({each for each in characters(sorted(files)) if each.isprintable()}))
    fonts = [*(look.ui_font(14, weight) for weight in (400, 600, 700)), look.code_font(), look.code_font(bold=True)]
    assert {each for font in fonts for each in from_files(text, font)} <= kept


@pytest.mark.skipif(sys.platform != "linux", reason="where FreeType reads the fonts, and /proc tells")
def test_font_files_stay_open_when_the_last_text_in_them_is_gone() -> None:
    code = f"""
from pathlib import Path
from PySide6.QtGui import QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication
from gui.fonts import load_fonts, open_faces
from gui.theme import LIGHT, Look

def mapped():
    lines = Path("/proc/self/maps").read_text().splitlines()
    return {{line.split()[0] for line in lines if line.endswith((".ttf", ".otf", ".ttc"))}}

app, fonts = QApplication([]), Path({str(FONTS)!r})
load_fonts(fonts)
QFontMetrics(Look(LIGHT).ui_font(15)).horizontalAdvance("words 中文")
faces = open_faces(Look(LIGHT))
before = mapped()
for _ in range(2):  # Qt then throws away all fonts that nobody holds
    QFontDatabase.removeApplicationFont(QFontDatabase.addApplicationFont(str(fonts / {FILES[0]!r})))
print(bool(before) and mapped() == before, flush=True)
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=RESOURCES.parent, capture_output=True, text=True, timeout=60)
    assert done.stdout == "True\n", done.stderr
