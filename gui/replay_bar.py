"""The head of a recording's page: play, step from moment to moment, a slider over the run, and how fast."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QWidget

from gui.icons import icon
from gui.keycap_button import KeycapButton
from gui.labels import styled
from gui.picker import Option, Picker
from gui.playhead import Playhead
from gui.theme import Look
from gui.wording import duration, moment, number

translate = QCoreApplication.translate

SPEEDS = (1 / 100, 1 / 20, 1 / 4, 1 / 2, 1.0, 2.0, 4.0, 8.0, 16.0)
_STEPS = 10_000
_PAGES = 20
"""Page Up and Page Down move by that part of the run."""


class ReplayBar(QWidget):
    """Announces where the learner wants to go; `show_playhead` says where the page stands."""

    play_pressed = Signal()
    moment_stepped = Signal(int)
    """-1 to the previous telling moment, 1 to the next one."""
    time_chosen = Signal(float)
    """In seconds of the run."""
    speed_chosen = Signal(float)
    """Seconds of the run in a second."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._t, self._end, self._speed = 0.0, 0.0, 1.0
        self._is_playing = False
        self._opened: float | None = None
        self._build()
        self.set_look(look)
        self._retranslate()

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._play = KeycapButton(self._look, "run", "Space")
        self._play.set_primary(True)
        self._back, self._forth = QPushButton(), QPushButton()
        self._slider, self._time = QSlider(Qt.Orientation.Horizontal), QLabel()
        self._slider.setRange(0, _STEPS)
        self._slider.setPageStep(_STEPS // _PAGES)
        self._slider.setSingleStep(_STEPS // 1000)
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._speeds = Picker(self._look)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button in (self._back, self._forth):
            button.setProperty("role", "icon")
        for widget, stretch in (
            (self._play, 0), (self._back, 0), (self._forth, 0), (self._slider, 1), (self._time, 0), (self._speeds, 0),
        ):  # fmt: skip
            self._row.addWidget(widget, stretch)
        self._play.clicked.connect(self.play_pressed)
        self._back.clicked.connect(lambda: self.moment_stepped.emit(-1))
        self._forth.clicked.connect(lambda: self.moment_stepped.emit(1))
        self._slider.valueChanged.connect(lambda place: self.time_chosen.emit(place / _STEPS * self._end))
        self._speeds.picked.connect(lambda key: self.speed_chosen.emit(float(key)))

    # --- what it shows -------------------------------------------------------------------------------------

    def show_opening(self, share: float) -> None:
        """So much of the file (0 to 1) has been read."""
        self._opened = share
        self._write_time()
        for widget in (self._play, self._back, self._forth, self._slider, self._speeds):
            widget.setEnabled(False)

    def show_playhead(self, head: Playhead) -> None:
        """Where it stands, and whether it moves by itself."""
        self._opened = None
        self._t, self._end = head.t or 0.0, head.end
        self._slider.blockSignals(True)
        self._slider.setValue(round(self._t / self._end * _STEPS) if self._end else 0)
        self._slider.blockSignals(False)
        for widget in (self._play, self._slider, self._speeds):
            widget.setEnabled(head.can_play)
        at = 0 if head.moment is None else 1
        self._back.setEnabled(head.can_play and head.place >= at)
        self._forth.setEnabled(head.can_play and head.place + 1 < len(head.moments))
        self._write_time()
        if (head.is_playing, head.speed) != (self._is_playing, self._speed) or self._speeds.chosen is None:
            self._is_playing, self._speed = head.is_playing, head.speed
            self._write_play()

    def _write_time(self) -> None:
        if self._opened is not None:
            text = translate("ReplayBar", "Opening… {percent} %").format(percent=int(self._opened * 100))
        else:
            digits = moment if self._end < 60 else duration
            text = translate("ReplayBar", "{time} of {whole}").format(time=digits(self._t), whole=digits(self._end))
        self._time.setText(text)
        self._slider.setAccessibleDescription(text)
        width = self._time.fontMetrics().horizontalAdvance(text)
        if width > self._time.minimumWidth():  # it only grows, or the slider would tremble
            self._time.setMinimumWidth(width)

    def _write_play(self) -> None:
        play = translate("ReplayBar", "Pause") if self._is_playing else translate("ReplayBar", "Play")
        self._play.setText(play)
        self._play.setAccessibleDescription(
            translate("ReplayBar", "Shows the run again from here, or stops there (Space)")
        )
        self._play.set_icon("pause" if self._is_playing else "run")
        speeds = sorted({*SPEEDS, self._speed})
        label = translate("ReplayBar", "How fast: 1 is as fast as it was")
        options = (Option(str(speed), _speed_text(speed), tooltip=label) for speed in speeds)
        self._speeds.set_options(tuple(options), str(self._speed))

    # --- look and language ---------------------------------------------------------------------------------

    def set_compact(self, compact: bool) -> None:
        self._play.set_compact(compact, icon_only=True)

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self._row.setSpacing(px(8))
        for part in (self._play, self._speeds):
            part.set_look(look)
        for button, name in ((self._back, "chevron-left"), (self._forth, "chevron-right")):
            button.setIcon(icon(name, colours.text, colours.faint))
            button.setIconSize(QSize(px(16), px(16)))
        styled(self._time, look, size=13, color=colours.muted)
        self._time.setMinimumWidth(0)
        # Time is no knob: yellow is for what the learner may change in the program.
        self._slider.setStyleSheet(
            f"QSlider {{ min-height: {px(26)}px; }}"
            f"QSlider::sub-page:horizontal {{ background: {colours.ink}; }}"
            f"QSlider::handle:horizontal {{ background: {colours.surface}; border: {px(2)}px solid {colours.ink}; }}"
            f"QSlider::handle:horizontal:focus {{ background: {colours.ink}; }}"
            f"QSlider::handle:horizontal:disabled {{ border-color: {colours.faint}; }}"
        )
        self._write_time()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("ReplayBar", "Replay"))
        for button, name in (
            (self._back, translate("ReplayBar", "Previous moment (Ctrl+Left)")),
            (self._forth, translate("ReplayBar", "Next moment (Ctrl+Right)")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._slider.setAccessibleName(translate("ReplayBar", "Time of the run"))
        self._slider.setToolTip(translate("ReplayBar", "Time of the run (Left, Right)"))
        self._time.setMinimumWidth(0)
        self._write_time()
        self._write_play()


def _speed_text(speed: float) -> str:
    """``1/4×``, ``2×``."""
    return f"1/{number(round(1 / speed))}×" if speed < 1 else f"{number(speed)}×"
