"""Colours that can be told apart and read, sizes that scale together, fonts that are there."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from gui.theme import DARK, LIGHT, SCALES, Look, Palette, application_style, mix, qt_palette

PALETTES = [LIGHT, DARK, LIGHT.for_projector(), DARK.for_projector()]
LETTERS = "MABCDES"


def luminance(color: str) -> float:
    """Relative luminance as in WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    parts = [part / 255 for part in QColor(color).getRgb()[:3]]  # type: ignore[union-attr]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", PALETTES)
def test_words_can_be_read_on_every_ground(palette: Palette) -> None:
    for ground in (palette.bg, palette.surface, palette.sunken):
        assert contrast(palette.text, ground) >= 13.69
        assert contrast(palette.muted, ground) >= 6.7
        assert contrast(palette.faint, ground) >= 4.6
    assert contrast(palette.on_ink, palette.ink) >= 13.7
    assert contrast(palette.yours_text, palette.yours_fill) >= 8.2
    assert contrast(palette.wrong, palette.surface) >= 5.5
    assert contrast(palette.right, palette.surface) >= 6.6


@pytest.mark.parametrize("palette", PALETTES)
def test_words_can_be_read_on_tinted_lines(palette: Palette) -> None:
    tints = [*map(palette.actor_tint, LETTERS), palette.wrong_tint]
    assert min(contrast(palette.text, tint) for tint in tints) >= 9.8
    assert min(contrast(palette.muted, tint) for tint in tints) >= 5.2


@pytest.mark.parametrize("palette", PALETTES)
def test_actors_stand_out_and_so_do_their_letters(palette: Palette) -> None:
    for letter in LETTERS:
        assert contrast(palette.actor(letter), palette.surface) >= 4.5
        assert contrast(palette.actor(letter), palette.actor_text) >= 4.5


def test_every_letter_has_a_hue() -> None:
    hues = {letter: LIGHT.actor(letter) for letter in "ABCDE"}
    assert len(set(hues.values())) == 5
    assert LIGHT.actor("S") == hues["C"]
    assert LIGHT.actor("F") == hues["A"]
    assert LIGHT.actor("Z") in hues.values()
    assert LIGHT.actor("M") not in hues.values()


def test_mixing_starts_and_ends_at_the_colours_themselves() -> None:
    assert mix("#102030", "#ffffff", 1) == "#102030"
    assert mix("#102030", "#ffffff", 0) == "#ffffff"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


@pytest.mark.parametrize("scale", SCALES)
def test_sizes_scale_together(scale: float) -> None:
    look = Look(LIGHT, scale=scale)
    assert look.px(100) == round(100 * scale)
    assert look.ui_font(14).pixelSize() == round(14 * scale)
    assert look.code_font(14).pixelSize() == round(14 * scale)
    assert look.px(0) == 0
    assert look.px(1) >= 1


def test_a_projector_has_stronger_lines() -> None:
    assert Look(LIGHT, projector=True).stroke(2.0) > Look(LIGHT).stroke(2.0)


def test_code_is_set_in_the_bundled_font_with_equal_widths(light: Look) -> None:
    font = light.code_font()
    assert QFontInfo(font).family() == "JetBrains Mono"
    assert QFontInfo(light.code_font(bold=True)).bold()
    metrics = QFontMetricsF(font)
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("WWWW")


@pytest.mark.parametrize("typed", ["!=", "->", ">=", "==", "**", "//", "<="])
def test_code_has_no_ligatures(light: Look, typed: str) -> None:
    """Each character is drawn by the glyph that it has when it stands alone."""
    assert glyphs(typed, light) == [glyph for character in typed for glyph in glyphs(character, light)]


def glyphs(text: str, look: Look) -> list[int]:
    layout = QTextLayout(text, look.code_font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]


def test_standard_widgets_take_the_palette(qapp: QApplication, look: Look) -> None:
    qapp.setPalette(qt_palette(look))
    qapp.setStyleSheet(application_style(look))
    button = QPushButton("Run")
    button.setProperty("role", "primary")
    button.ensurePolished()
    button.resize(80, 32)
    image = button.grab().toImage()
    assert image.pixelColor(8, 16) == QColor(look.palette.ink)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(look.palette.bg)


def test_a_widgets_own_font_holds_against_the_style_sheet(light: Look) -> None:
    label = QLabel("22")
    label.setFont(light.ui_font(22, 600))
    label.ensurePolished()
    assert label.font().pixelSize() == 22
    assert label.font().weight() == 600
