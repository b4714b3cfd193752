"""The learner's schedule: the ribbon, replaying it, finding one that breaks the program, proving it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolTip, QVBoxLayout, QWidget

from core.scheduler.scene import Scene
from gui.icons import icon
from gui.keycap_button import KeycapButton
from gui.labels import ElidedLabel, styled
from gui.step.phrases import position_words
from gui.step.ribbon import Ribbon
from gui.theme import Look
from gui.views.table import TableButton

translate = QCoreApplication.translate

_PLAY_MS = 350


class _ProofLabel(ElidedLabel):
    """Its tooltip has the whole trace."""

    def __init__(self) -> None:
        super().__init__()
        self._more = ""

    def set_more(self, more: str) -> None:
        self._more = more
        self.setAccessibleDescription(more)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), f"{self.text()}\n{self._more}".strip(), self)
            return True
        return super().event(event)


class SchedulePanel(QFrame):
    place_chosen = Signal(int)
    find_requested = Signal()
    prove_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._scene: Scene | None = None
        self._is_compact = False
        self.setProperty("role", "panel")
        self._title, self._place, self._proof = QLabel(), ElidedLabel(), _ProofLabel()
        self.ribbon = Ribbon(look)
        self._table = TableButton(self.ribbon.table_action, look)
        self._back, self._play, self._on = QPushButton(), QPushButton(), QPushButton()
        self.find = KeycapButton(look, "search", "Ctrl+B")
        self.prove = KeycapButton(look, "check", "")
        self.find.set_primary(True)
        self.prove.set_compact(True)
        self.prove.hide()
        self._timer = QTimer(self, interval=_PLAY_MS)
        self._timer.timeout.connect(self._on_play_tick)
        self._build()
        self._connect()
        self.set_look(look)
        self._retranslate()

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._place, 1)
        self._head.addWidget(self._proof, 1)
        self._row = QHBoxLayout()
        self._row.addWidget(self.ribbon, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._row)
        self._place_buttons(self._row)

    def _place_buttons(self, row: QHBoxLayout) -> None:
        """Beside the ribbon; above it where that would leave it no room. The table takes the other place."""
        for widget in (self._back, self._play, self._on, self.prove, self.find):
            row.addWidget(widget)
        (self._head if row is self._row else self._row).addWidget(self._table)

    def _connect(self) -> None:
        self.ribbon.place_chosen.connect(self._on_place_chosen)
        self._back.clicked.connect(lambda: self._on_stepped(-1))
        self._on.clicked.connect(lambda: self._on_stepped(1))
        self._play.clicked.connect(self.toggle)
        self.find.clicked.connect(self.find_requested)
        self.prove.clicked.connect(self.prove_requested)

    # --- what it shows -------------------------------------------------------------------------------------

    def show_scene(self, scene: Scene | None) -> None:
        self._scene = scene
        self.ribbon.show_scene(scene)
        at, length = (scene.at, scene.length) if scene is not None else (0, 0)
        self._back.setEnabled(at > 0)
        self._on.setEnabled(at < length)
        self._play.setEnabled(length > 0)
        self._place.setText(position_words(scene) if scene is not None and scene.at else self._invitation())
        self._place.setAccessibleName(self._place.text())
        if at >= length:
            self._stop()

    def show_proof(self, text: str, tone: str = "", more: str = "") -> None:
        """What became of the proof: ``right``, ``wrong`` or "" for its tone; `more` is what the tooltip says."""
        if text == self._proof.text():
            return
        colours = {"right": self._look.palette.right, "wrong": self._look.palette.wrong}
        styled(self._proof, self._look, size=13, color=colours.get(tone, self._look.palette.muted), weight=600)
        self._proof.setText(text)
        self._proof.set_more(more)
        self._proof.setAccessibleName(text)
        self._proof.setHidden(not text)
        self._place.setHidden(bool(text) and (self._is_compact or self._scene is None))

    @property
    def proof_words(self) -> str:
        return self._proof.text()

    def set_can(self, *, find: bool, prove: bool) -> None:
        """Whether one may be looked for, and whether this one is complete, so that it can be proved."""
        self.find.setEnabled(find)
        self.prove.setVisible(prove)
        self.prove.set_primary(prove)
        self.find.set_primary(not prove)

    def set_find_tip(self, tip: str) -> None:
        self.find.setToolTip(tip)

    def toggle(self) -> None:
        """Replays the schedule from here, or from the beginning; or pauses."""
        if self._timer.isActive():
            self._stop()
        elif self._scene is not None and self._scene.length:
            if self._scene.at >= self._scene.length:
                self.place_chosen.emit(0)
            self._timer.start()
            self._show_play()

    def _stop(self) -> None:
        self._timer.stop()
        self._show_play()

    def _on_play_tick(self) -> None:
        if self._scene is not None and self._scene.at < self._scene.length:
            self.place_chosen.emit(self._scene.at + 1)

    def _on_place_chosen(self, at: int) -> None:
        self._stop()
        self.place_chosen.emit(at)

    def _on_stepped(self, move: int) -> None:
        if self._scene is not None:
            self._on_place_chosen(self._scene.at + move)

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        self.find.set_compact(compact)
        self.prove.set_compact(True)
        self._place_buttons(self._head if compact else self._row)
        self._retranslate()

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self._column.setContentsMargins(px(14), px(8), px(14), px(6))
        self._column.setSpacing(px(4))
        self._head.setSpacing(px(12))
        self._row.setSpacing(px(8))
        styled(self._title, look, size=13, color=colours.text, weight=600)
        styled(self._place, look, size=13, color=colours.muted)
        for button, name in ((self._back, "chevron-left"), (self._on, "chevron-right")):
            button.setIcon(icon(name, colours.text, colours.faint))
        for button in (self._back, self._on, self._play):
            button.setFixedSize(px(32), px(32))
            button.setIconSize(QSize(px(14), px(14)))
            button.setStyleSheet("padding: 0;")
        for part in (self.ribbon, self.find, self.prove, self._table):
            part.set_look(look)
        self._show_play()

    def _show_play(self) -> None:
        name = "pause" if self._timer.isActive() else "run"
        colours = self._look.palette
        self._play.setIcon(icon(name, colours.text, colours.faint))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _invitation(self) -> str:
        return translate("SchedulePanel", "Each step that you let a thread take appears here.")

    def _retranslate(self) -> None:
        self._title.setText(translate("SchedulePanel", "Your schedule"))
        self.setAccessibleName(translate("SchedulePanel", "Your schedule"))
        self.ribbon.setAccessibleName(translate("SchedulePanel", "Schedule"))
        for button, words in (
            (self._back, translate("SchedulePanel", "One step back (Left)")),
            (self._play, translate("SchedulePanel", "Replay the schedule (Space)")),
            (self._on, translate("SchedulePanel", "One step on (Right)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        find = translate("SchedulePanel", "Find one that breaks it")
        self.find.setText(translate("SchedulePanel", "Find one") if self._is_compact else find)
        self.find.setAccessibleName(find)
        prove = translate("SchedulePanel", "Prove it on real threads")
        self.prove.setText(translate("SchedulePanel", "Prove it") if self._is_compact else prove)
        self.prove.setAccessibleName(prove)
        self.prove.setToolTip(
            translate("SchedulePanel", "Real threads take their turns in this order: does the same come of it?")
        )
        self.show_scene(self._scene)
