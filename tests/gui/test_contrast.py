"""Words and signs stand out from their ground: by what each is drawn in, and measured on the window's own pixels.

The measure is that of WCAG 2.2: 4.5 to one for words, 3 to one for signs that mean something. Exempt, as there: what
is switched off, and what only decorates (the edges of buttons, whose words say that they are buttons; grid lines).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core import paths
from gui.application import Application, Options, load_library
from gui.language import CHINESE, ENGLISH
from gui.settings import SettingsFile
from gui.theme import Palette, mix
from tests.gui.test_theme import LETTERS, PALETTES, contrast
from tests.gui.walk import Walk

WORDS, SIGNS = 4.5, 3.0


def grounds(palette: Palette) -> dict[str, str]:
    """All that words in ink and in muted ink stand on."""
    found = {
        "window": palette.bg, "panel": palette.surface, "gutter": palette.sunken, "switch": palette.track,
        "menu under the pointer": mix(palette.ink, palette.surface, 0.06),
        "row that is chosen": mix(palette.ink, palette.surface, 0.14),
        "stuck": palette.wrong_tint, "done": palette.right_tint,
        "count in a tab": mix(palette.ink, palette.bg, 0.11),
        "answer that is chosen": mix(palette.ink, palette.surface, 0.05),
        "output that is chosen": mix(palette.ink, palette.surface, 0.16),
    }  # fmt: skip
    return found | {f"line of {letter}": palette.actor_tint(letter) for letter in LETTERS}


def words(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """What is written, in which colour, on which."""
    for name, ground in grounds(palette).items():
        yield f"ink on {name}", palette.text, ground
        yield f"muted on {name}", palette.muted, ground
    for name in ("bg", "surface", "sunken"):
        ground = getattr(palette, name)
        for tone in ("faint", "wrong", "right", "keyword", "string", "comment"):
            yield f"{tone} on {name}", getattr(palette, tone), ground
    selected = mix(palette.ink, palette.surface, 0.22)
    yield "selected text", palette.text, selected
    yield "primary button", palette.on_ink, palette.ink
    yield "primary button under the pointer", palette.on_ink, mix(palette.surface, palette.ink, 0.14)
    yield "knob and prediction", palette.yours_text, palette.yours_fill
    yield "knob with a mistake", palette.wrong, palette.yours_fill
    yield "chip of a stuck run", palette.wrong, palette.wrong_tint
    yield "chip of a goal that is reached", palette.right, palette.right_tint
    for letter in LETTERS:
        hue = palette.actor(letter)
        yield f"badge {letter}", palette.actor_text, hue
        yield f"step that is still to be taken by {letter}", palette.text, mix(hue, palette.surface, 0.22)
        for share in (0.1, 0.22):
            yield f"step button of {letter}", palette.actor_text, mix(palette.text, hue, share)
        for tone in ("keyword", "string"):
            yield f"{tone} on a line of {letter}", getattr(palette, tone), palette.actor_tint(letter)
        yield f"note of {letter}", palette.text, mix(hue, palette.surface, 0.11)


def signs(palette: Palette) -> Iterator[tuple[str, str, str]]:
    """What is drawn and means something, in which colour, on which."""
    for tone in ("ink", "muted", "faint", "wrong", "right", "yours_line", "wrong_pale"):
        yield tone, getattr(palette, tone), palette.surface
    yield "focus on the window", palette.ink, palette.bg
    yield "edge of a prediction", palette.yours_line, palette.yours_fill
    for place, bar in enumerate(palette.bars):
        yield f"bar {place} of the endings", bar, palette.surface
    for letter in LETTERS:
        yield f"{letter} runs", palette.actor(letter), palette.surface
        yield f"{letter} is ready", palette.actor_pale(letter), palette.surface
        yield f"{letter} is blocked", palette.pale(palette.actor(letter)), palette.surface
        yield f"icon in a note of {letter}", palette.actor(letter), mix(palette.actor(letter), palette.surface, 0.11)


@pytest.mark.parametrize("palette", PALETTES)
def test_every_word_stands_out_from_what_it_is_written_on(palette: Palette) -> None:
    low = {name: contrast(color, ground) for name, color, ground in words(palette)}
    assert {name: ratio for name, ratio in low.items() if ratio < WORDS} == {}


@pytest.mark.parametrize("palette", PALETTES)
def test_every_sign_stands_out_from_what_it_is_drawn_on(palette: Palette) -> None:
    low = {name: contrast(color, ground) for name, color, ground in signs(palette)}
    assert {name: ratio for name, ratio in low.items() if ratio < SIGNS} == {}


# --- measured ----------------------------------------------------------------------------------------------


@pytest.fixture(params=[("light", ENGLISH), ("dark", CHINESE)], ids=["light", "dark"])
def walk(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, tmp_path: Path, no_common_sheet: None
) -> Iterator[Walk]:
    theme, language = request.param
    options = Options(language=language, theme=theme)
    library, settings = load_library(paths.lessons_folder()), SettingsFile(tmp_path / "config")
    opened = Application(qapp, library, settings, options, paths.resources_folder())
    opened.window.resize(1440, 900)
    with qtbot.waitExposed(opened.window):
        opened.window.show()
    yield Walk(opened, qtbot, tmp_path)
    opened.window.language_changed.emit(ENGLISH)
    opened.window._close_for_good()
    opened.window.deleteLater()


def too_pale(window: QWidget) -> dict[str, float]:
    """The labels and buttons with words on them whose darkest and lightest pixels are too much alike."""
    whole = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = {}
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible() and widget.isEnabled() and _text(widget):
            ratio = _measured(whole, widget, window)
            if ratio < WORDS:
                found[f"{type(widget).__name__} {_text(widget)!r} in {type(widget.parentWidget()).__name__}"] = ratio
    return found


def _text(widget: QLabel | QAbstractButton) -> str:
    return widget.text().strip() or (widget.accessibleName() if isinstance(widget, QAbstractButton) else "")


def _measured(whole: QImage, widget: QWidget, window: QWidget) -> float:
    """Between the colour that fills most of it and the one that is farthest from that; a letter's edges are paler."""
    corner = widget.mapTo(window, QPoint(0, 0))
    area = whole.copy(corner.x(), corner.y(), widget.width(), widget.height())
    pixels = bytes(area.constBits())
    colours = Counter(pixels[at : at + 3] for at in range(0, len(pixels), 4))
    if not colours:
        return 21.0
    ground, *others = (f"#{red:02x}{green:02x}{blue:02x}" for (blue, green, red), _ in colours.most_common())
    return max((contrast(ground, other) for other in others), default=21.0)


@pytest.mark.parametrize("lesson", ["lost_updates", "manager"])
def test_the_words_of_a_page_can_be_read(walk: Walk, lesson: str) -> None:
    walk.open(lesson)
    walk.press(Qt.Key.Key_1)
    QApplication.processEvents()
    assert too_pale(walk.window) == {}
    walk.run()
    walk.end()
    assert too_pale(walk.window) == {}


def test_the_words_of_a_stuck_run_can_be_read(walk: Walk) -> None:
    walk.open("it_never_ends")
    walk.hang()
    assert too_pale(walk.window) == {}
    walk.end()


def test_the_words_of_step_mode_can_be_read(walk: Walk) -> None:
    walk.open("lost_updates")
    with walk.step():
        assert too_pale(walk.window) == {}
