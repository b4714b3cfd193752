"""From what is remembered and what the system wants to one `Look`, and from that to the application."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from gui.settings import Settings
from gui.theme import DARK, LIGHT, PROJECTOR_SCALE, SCALES, Look, application_style, qt_palette


def look_for(settings: Settings) -> Look:
    """The look that `settings` ask for on this system, now."""
    palette = DARK if is_dark(settings.theme) else LIGHT
    scale = settings.scale
    if settings.projector:
        palette = palette.for_projector()
        scale = min(scale * PROJECTOR_SCALE, SCALES[-1])
    return replace(
        Look(palette),
        scale=scale,
        projector=settings.projector,
        reduced_motion=settings.reduced_motion or _system_reduces_motion(),
    )


def is_dark(theme: str) -> bool:
    """Whether `theme` (``light``, ``dark``, ``system``) means dark colours; a system that does not say is light."""
    if theme == "system":
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme == "dark"


def apply_look(app: QApplication, look: Look) -> None:
    """Font and colours of standard widgets; those that draw themselves are told by `set_look`."""
    app.setFont(look.ui_font())
    app.setPalette(qt_palette(look))
    app.setCursorFlashTime(0 if look.reduced_motion else _usual_flash_time())
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
        app.setEffectEnabled(effect, app.isEffectEnabled(Qt.UIEffect.UI_General) and not look.reduced_motion)


@lru_cache(maxsize=1)
def _usual_flash_time() -> int:
    """How fast the system lets a text cursor blink (milliseconds), asked before anybody has changed it."""
    return QApplication.cursorFlashTime()


@contextmanager
def restyled(look: Look, *parts: QWidget) -> Iterator[None]:
    """Gives `parts`, and what lies in them, the style sheet of `look` when all else has been done to them.

    Each part of the window has the sheet for itself: one that the whole application has is applied anew to all pages,
    also to those that nobody sees. While there is one, every widget that is put into another is polished anew, with
    all that is in it. And one that replaces another is applied to each widget once for every widget that it lies in
    (Qt's `updateObjects` goes through all of them, and from each down to its children): so it is taken away first."""
    for part in parts:
        part.setStyleSheet("")
    yield
    for part in parts:
        part.setStyleSheet(application_style(look))


def next_scale(scale: float, step: int) -> float:
    """The step of `SCALES` after (`step` 1) or before (-1) `scale`; the ends stay."""
    if step > 0:
        return next((each for each in SCALES if each > scale), SCALES[-1])
    return next((each for each in reversed(SCALES) if each < scale), SCALES[0])


def _system_reduces_motion() -> bool:
    """Styles answer 0 where the system has animations turned off."""
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
