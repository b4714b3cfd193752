"""Run, Stop, how the run goes, the program's knobs, and what it is run with. Announces intent by signals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from core.lesson import KnobRange
from core.program import Knob
from gui.icons import icon, pixmap
from gui.keycap_button import KeycapButton
from gui.knob_row import KnobRow
from gui.labels import ElidedLabel, styled
from gui.picker import Option, Picker
from gui.step.mode_switch import ModeSwitch
from gui.theme import Look

translate = QCoreApplication.translate

_CHIP, _COMPACT_CHIP, _TIGHT_CHIP = 176, 104, 78
"""Width of the chip with its usual words, so that what is beside it stays as it is from one state to the next."""
_TIGHT = 540
"""Narrower than that a small window's bar has icons alone."""
_ANY_WIDTH = 16_777_215


@dataclass(frozen=True, slots=True)
class Chip:
    """How the run goes, in a few words, with an icon; crimson when it is stuck."""

    text: str
    icon: str
    tone: Literal["", "right", "wrong"] = ""
    brief: str = ""
    """What stands there in a small window; "": the text."""
    tip: str = ""
    """The same in full sentences."""


class RunBar(QWidget):
    run_requested = Signal()
    stop_requested = Signal()
    knob_changed = Signal(str, object)
    start_method_chosen = Signal(str)
    python_chosen = Signal(str)
    """The path of the interpreter."""
    add_python_requested = Signal()
    remove_python_requested = Signal()
    """Takes the chosen one off the list."""
    compare_requested = Signal()
    many_requested = Signal()
    step_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chip, self._is_compact, self._is_tight = Chip("", "dot"), False, False
        self._ran = False
        self._build()
        self.set_look(look)
        self._retranslate()

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._run = KeycapButton(self._look, "run", "F5")
        self._stop = KeycapButton(self._look, "stop", "Shift+F5")
        self._stop.set_compact(True)
        self.mode = ModeSwitch(self._look, is_step=False)
        self._many = QToolButton()
        self._many.setProperty("role", "icon")
        self._chip_box, self._chip_icon, self._chip_text = QWidget(), QLabel(), ElidedLabel()
        chip = QHBoxLayout(self._chip_box)
        chip.addWidget(self._chip_icon)
        chip.addWidget(self._chip_text, 1)
        self._knobs = KnobRow(self._look)
        self._methods = Picker(self._look)
        self._pythons = Picker(self._look, "terminal")
        self._add, self._remove, self._compare = QAction(self), QAction(self), QAction(self)
        self._can_remove = False
        self._pythons.menu_actions = [self._add]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._run, self._stop, self.mode, self._many, self._chip_box):
            self._row.addWidget(widget)
        self._row.addWidget(self._knobs, 1)
        self._row.addWidget(self._methods)
        self._row.addWidget(self._pythons)
        self._connect()

    def _connect(self) -> None:
        self._run.clicked.connect(self.run_requested)
        self._stop.clicked.connect(self.stop_requested)
        self._many.clicked.connect(self.many_requested)
        self.mode.mode_chosen.connect(lambda _step: self.step_requested.emit())
        self._knobs.knob_changed.connect(self.knob_changed)
        self._methods.picked.connect(self.start_method_chosen)
        self._pythons.picked.connect(self.python_chosen)
        self._add.triggered.connect(self.add_python_requested)
        self._remove.triggered.connect(self.remove_python_requested)
        self._compare.triggered.connect(self.compare_requested)

    # --- what it shows -------------------------------------------------------------------------------------

    def set_run(self, *, can_run: bool, is_primary: bool, ran: bool, why_not: str = "") -> None:
        """Whether a run could start now, whether that is the one thing to do next, and whether one was before."""
        self._run.setEnabled(can_run)
        self._run.set_primary(is_primary)
        self._ran = ran
        self._retranslate()
        if why_not:
            self._run.setToolTip(why_not)

    def set_can_stop(self, can_stop: bool) -> None:
        self._stop.setEnabled(can_stop)

    def set_chip(self, chip: Chip) -> None:
        if chip == self._chip:
            return
        is_like = (chip.icon, chip.tone) == (self._chip.icon, self._chip.tone)
        self._chip = chip
        self._show_chip()
        if not is_like:  # a running program changes the text ten times a second
            self._style_chip()

    def _show_chip(self) -> None:
        chip = self._chip
        self._chip_text.setText((self._is_compact and chip.brief) or chip.text)
        self._chip_text.setAccessibleName(chip.text)
        self._chip_text.setAccessibleDescription(chip.tip)
        self._chip_box.setToolTip(chip.tip or (chip.text if self._is_compact else ""))

    @property
    def python_picker(self) -> Picker:
        return self._pythons

    @property
    def chip(self) -> Chip:
        return self._chip

    def set_knobs(self, knobs: tuple[tuple[Knob, KnobRange, str], ...]) -> None:
        self._knobs.set_knobs(knobs)

    def focus_knob(self, name: str) -> None:
        self._knobs.focus_knob(name)

    def set_pythons(self, options: tuple[Option, ...], path: str, *, can_remove: bool = False) -> None:
        """`can_remove` is about the chosen one."""
        self._pythons.set_options(options, path)
        self._can_remove = can_remove
        self._fill_menu()
        if not options:
            self._pythons.setText(translate("RunBar", "No Python found"))

    def set_can_pick(self, can_pick: bool) -> None:
        """Without it there is no picker of interpreters."""
        self._pythons.setHidden(not can_pick)

    def set_start_methods(self, options: tuple[Option, ...], method: str) -> None:
        """No options hide the picker."""
        self._methods.set_options(options, method)
        self._methods.setHidden(not options)

    def set_compare(self, label: str) -> None:
        """What the menu says for running on two interpreters; "" takes it out."""
        self._compare.setText(label)
        self._fill_menu()

    def _fill_menu(self) -> None:
        """What the menu of interpreters offers below them."""
        offered = ((self._compare, bool(self._compare.text())), (self._add, True), (self._remove, self._can_remove))
        self._pythons.menu_actions = [action for action, is_offered in offered if is_offered]

    def set_locked(self, locked: bool) -> None:
        """While a run goes on, which has its knobs and its interpreter already."""
        for widget in (self._many, self._knobs, self._methods, self._pythons):
            widget.setDisabled(locked)
        self.mode.set_can_step(not locked)

    def set_busy(self) -> None:
        """Something runs, which can only be stopped."""
        self._run.setEnabled(False)
        self.set_can_stop(True)
        self.set_locked(True)

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_tight != self._has_little_room:
            self._fit()

    @property
    def _has_little_room(self) -> bool:
        return self._is_compact and self.width() < self._look.px(_TIGHT)

    def _fit(self) -> None:
        compact, self._is_tight = self._is_compact, self._has_little_room
        self._row.setSpacing(self._look.px(5 if self._is_tight else 8))
        self._many.setHidden(compact)  # the menu has it, and a key
        self._show_chip()
        self._run.set_compact(compact, icon_only=self._is_tight)
        self._stop.set_compact(True, icon_only=compact)
        self._pythons.set_compact(compact, icon_only=self._is_tight)
        self._methods.set_compact(compact)
        self._knobs.set_compact(compact)
        self._style_chip()
        self._retranslate()

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        self._many.setIcon(icon("bars", look.palette.text, look.palette.faint))
        self._many.setIconSize(QSize(look.px(16), look.px(16)))
        for widget in (self._run, self._stop, self.mode, self._knobs, self._methods, self._pythons):
            widget.set_look(look)
        self._fit()

    @property
    def _chip_width(self) -> int:
        if self._is_tight:
            return _TIGHT_CHIP
        return _COMPACT_CHIP if self._is_compact else _CHIP

    def _style_chip(self) -> None:
        look, chip = self._look, self._chip
        px, colours = look.px, look.palette
        wrong = chip.tone == "wrong"
        color = colours.wrong if wrong else colours.text
        styled(self._chip_text, look, size=14, color=color, weight=600)
        self._chip_icon.setPixmap(pixmap(chip.icon, color, px(16), self.devicePixelRatioF()))
        self._chip_icon.setHidden(not chip.text)
        layout = self._chip_box.layout()
        side = px(8 if self._is_tight else 12)
        layout.setContentsMargins(side, 0, side, 0)
        self._chip_box.setFixedHeight(px(30))
        self._chip_box.setMinimumWidth(px(self._chip_width))
        self._chip_box.setMaximumWidth(px(_TIGHT_CHIP) if self._is_tight else _ANY_WIDTH)
        layout.setSpacing(px(6 if self._is_tight else 8))
        self._chip_box.setObjectName("chip")
        fill = colours.wrong_tint if wrong else "transparent"
        self._chip_box.setStyleSheet(f"#chip {{ background: {fill}; border-radius: {px(15)}px; }}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        first, again = translate("RunBar", "Run"), translate("RunBar", "Run again")
        run = again if self._ran else first
        self._run.setText(run)
        self._run.reserve((first, again))
        self._run.setAccessibleName(run)
        self._run.setToolTip(translate("RunBar", "{run} (F5)").format(run=run))
        self._stop.setText(translate("RunBar", "Stop"))
        self._stop.setAccessibleName(translate("RunBar", "Stop"))
        self._stop.setToolTip(translate("RunBar", "End the program now (Shift+F5)"))
        self._many.setAccessibleName(translate("RunBar", "Run it many times"))
        self._many.setToolTip(translate("RunBar", "Run it many times (Ctrl+Shift+F5)"))
        self._methods.set_prefix(translate("RunBar", "start method"))
        self._add.setText(translate("RunBar", "Add a Python…"))
        self._remove.setText(translate("RunBar", "Take this Python off the list"))
        self.setAccessibleName(translate("RunBar", "Run"))
