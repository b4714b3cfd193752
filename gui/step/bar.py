"""The head of Step mode: undo, start again, the mode, how to run on, and what is a step. Announces intent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui.icons import pixmap
from gui.keycap_button import KeycapButton
from gui.labels import ElidedLabel, styled
from gui.picker import Option, Picker
from gui.run_bar import Chip
from gui.step.mode_switch import ModeSwitch
from gui.theme import Look

translate = QCoreApplication.translate


class StepBar(QWidget):
    undo_requested = Signal()
    redo_requested = Signal()
    reset_requested = Signal()
    live_requested = Signal()
    run_requested = Signal(str)
    """``fair`` or ``random``."""
    grain_chosen = Signal(str)
    model_chosen = Signal(str)
    save_requested = Signal()
    open_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._grain, self._model = "access", "any"
        self._chip = Chip("", "pencil")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.undo = KeycapButton(look, "undo", "Ctrl+Z")
        self.reset = KeycapButton(look, "reset", "")
        self.reset.set_compact(True)
        self._switch = ModeSwitch(look, is_step=True)
        self._chip_icon, self._chip_text = QLabel(), ElidedLabel()
        self._chip_text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._more, self._models, self._grains = Picker(look), Picker(look), Picker(look)
        self._fair, self._random, self._redo = QAction(self), QAction(self), QAction(self)
        self._save, self._open = QAction(self), QAction(self)
        self._more.menu_actions = [self._redo, self._fair, self._random, self._save, self._open]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.undo, self.reset, self._switch, self._more, self._chip_icon):
            self._row.addWidget(widget)
        self._row.addWidget(self._chip_text, 1)
        self._row.addWidget(self._models)
        self._row.addWidget(self._grains)
        self._connect()
        self.set_look(look)
        self._retranslate()

    def _connect(self) -> None:
        self.undo.clicked.connect(self.undo_requested)
        self.reset.clicked.connect(self.reset_requested)
        self._switch.mode_chosen.connect(lambda _step: self.live_requested.emit())
        self._models.picked.connect(self.model_chosen)
        self._grains.picked.connect(self.grain_chosen)
        self._redo.triggered.connect(self.redo_requested)
        self._fair.triggered.connect(lambda: self.run_requested.emit("fair"))
        self._random.triggered.connect(lambda: self.run_requested.emit("random"))
        self._save.triggered.connect(self.save_requested)
        self._open.triggered.connect(self.open_requested)

    def set_state(self, *, can_undo: bool, can_redo: bool, can_go: bool) -> None:
        self.undo.setEnabled(can_undo)
        self.reset.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)
        self._save.setEnabled(can_undo)
        for action in (self._fair, self._random):
            action.setEnabled(can_go)

    def set_chip(self, chip: Chip) -> None:
        """What is to be said about where the learner stands."""
        if chip == self._chip:
            return
        self._chip = chip
        self._chip_text.setText(chip.text)
        self._chip_text.setAccessibleName(chip.text)
        self._style_chip()

    @property
    def chip(self) -> Chip:
        return self._chip

    def set_search(self, grain: str, model: str) -> None:
        self._grain, self._model = grain, model
        self._show_pickers()

    def set_compact(self, compact: bool) -> None:
        for button in (self.undo, self._more, self._models, self._grains):
            button.set_compact(compact)
        self.reset.set_compact(True, icon_only=compact)
        self._retranslate()

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        self._row.setSpacing(look.px(8))
        for widget in (self.undo, self.reset, self._switch, self._more, self._models, self._grains):
            widget.set_look(look)
        self._style_chip()

    def _style_chip(self) -> None:
        look, chip = self._look, self._chip
        tones = {"wrong": look.palette.wrong, "right": look.palette.right}
        color = tones.get(chip.tone, look.palette.text)
        styled(self._chip_text, look, size=14, color=color, weight=600)
        self._chip_icon.setPixmap(pixmap(chip.icon, color, look.px(16), self.devicePixelRatioF()))
        self._chip_icon.setContentsMargins(look.px(8), 0, 0, 0)
        self._chip_icon.setHidden(not chip.text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("StepBar", "Step mode"))
        self.undo.setText(translate("StepBar", "Undo"))
        self.undo.setAccessibleName(translate("StepBar", "Undo"))
        self.undo.setToolTip(translate("StepBar", "Take the last step back (Ctrl+Z); again with Ctrl+Shift+Z"))
        self.reset.setText(translate("StepBar", "Reset"))
        self.reset.setAccessibleName(translate("StepBar", "Start again"))
        self.reset.setToolTip(
            translate("StepBar", "Back to the beginning; the steps can be taken again with Ctrl+Shift+Z")
        )
        self._more.setText(translate("StepBar", "Run on"))
        self._more.setAccessibleName(translate("StepBar", "Run on, save or open a schedule"))
        self._more.setAccessibleDescription(
            translate("StepBar", "Opens a list: the threads go on by themselves, or a schedule is saved or opened")
        )
        self._redo.setText(translate("StepBar", "Redo (Ctrl+Shift+Z)"))
        self._fair.setText(translate("StepBar", "To the end, each in turn"))
        self._random.setText(translate("StepBar", "To the end, at random"))
        self._save.setText(translate("StepBar", "Save the schedule…"))
        self._open.setText(translate("StepBar", "Open a schedule…"))
        self._show_pickers()

    def _show_pickers(self) -> None:
        self._models.set_prefix(translate("StepBar", "switches"))
        anywhere = translate("StepBar", "Threads may change between any two steps: all that the language promises.")
        gil = translate("StepBar", "Threads change only where a Python with a GIL changes them.")
        self._models.set_options(
            (
                Option("any", translate("StepBar", "anywhere"), tooltip=anywhere),
                Option("gil", translate("StepBar", "as with a GIL"), translate("StepBar", "GIL"), gil),
            ),
            self._model,
        )
        access = translate("StepBar", "A step goes on to the next touch of something that threads share.")
        line = translate("StepBar", "A step goes on to the next line that touches something shared.")
        opcode = translate("StepBar", "A step is one bytecode instruction.")
        self._grains.set_options(
            (
                Option("access", translate("StepBar", "one access"), translate("StepBar", "access"), access),
                Option("line", translate("StepBar", "one line"), translate("StepBar", "line"), line),
                Option("opcode", translate("StepBar", "one instruction"), translate("StepBar", "instruction"), opcode),
            ),
            self._grain,
        )
