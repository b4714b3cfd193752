"""Over a program of the learner's own: whether it is saved, what has become of its file, and what is watched in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from core.document import State
from gui.icons import pixmap
from gui.labels import ElidedButton, ElidedLabel, styled
from gui.theme import Look

translate = QCoreApplication.translate

_HEIGHT = 38


@dataclass(frozen=True, slots=True)
class FileState:
    """All that the bar shows. `can_save` is False for a file that could only be saved with characters missing."""

    is_edited: bool = False
    on_disk: State = "same"
    can_save: bool = True
    watched: tuple[str, ...] = ()


class OwnBar(QWidget):
    """Hidden on the page of a lesson."""

    save_requested = Signal()
    reload_requested = Signal()
    keep_requested = Signal()
    """The text on the screen is to stay, whatever the file has become."""
    watches_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = FileState()
        self._icon, self._text = QLabel(), ElidedLabel()
        self._reload, self._keep, self._save = QPushButton(), QPushButton(), QPushButton()
        self._watches = ElidedButton()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        for button, signal in (
            (self._reload, self.reload_requested),
            (self._keep, self.keep_requested),
            (self._save, self.save_requested),
            (self._watches, self.watches_requested),
        ):
            button.clicked.connect(signal)
            self._row.addWidget(button)
        self.set_look(look)
        self._retranslate()

    def show_state(self, state: FileState) -> None:
        if state != self._state:
            self._state = state
            self._retranslate()

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        px = look.px
        self.setFixedHeight(px(_HEIGHT))
        self._row.setContentsMargins(px(2), 0, 0, px(8))
        self._row.setSpacing(px(6))
        for button in (self._reload, self._keep, self._save, self._watches):
            button.setStyleSheet(
                f"QPushButton {{ font-size: {px(13)}px; min-height: {px(26)}px; padding: 0 {px(8)}px; }}"
            )
        self._watches.setMaximumWidth(px(240))
        self._style_text()

    def _style_text(self) -> None:
        colours, state = self._look.palette, self._state
        is_calm = state.on_disk == "same"
        color = colours.muted if is_calm else colours.text
        styled(self._text, self._look, size=13, color=color, weight=400 if is_calm else 600)
        name = "warning" if not is_calm else "pencil" if state.is_edited else "check"
        self._icon.setPixmap(pixmap(name, color, self._look.px(14), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        state = self._state
        asks = state.on_disk == "changed"
        self._text.setText(self._sentence())
        self._reload.setVisible(asks)
        self._keep.setVisible(asks)
        self._save.setVisible(not asks and (state.is_edited or state.on_disk == "gone"))
        self._save.setEnabled(state.can_save)
        self._watches.setHidden(asks)
        self._reload.setText(translate("OwnBar", "Reload"))
        self._reload.setToolTip(translate("OwnBar", "Shows the file as it is now; what you have changed here is lost"))
        self._keep.setText(translate("OwnBar", "Keep mine"))
        self._keep.setToolTip(translate("OwnBar", "Goes on with your text; saving it replaces the file"))
        self._save.setText(translate("OwnBar", "Save"))
        self._save.setToolTip(
            translate("OwnBar", "Writes your text to the file (Ctrl+S)")
            if state.can_save
            else translate("OwnBar", "The file could not be read as text: saving would lose characters")
        )
        self._write_watches()
        self._style_text()
        self.setAccessibleName(self._sentence())

    def _sentence(self) -> str:
        state = self._state
        if state.on_disk == "gone":
            return translate("OwnBar", "No longer on the disk")
        if state.on_disk == "changed":
            return translate("OwnBar", "Changed on the disk")
        return translate("OwnBar", "Not saved yet") if state.is_edited else translate("OwnBar", "As saved")

    def _write_watches(self) -> None:
        names = ", ".join(self._state.watched)
        text = translate("OwnBar", "Watching {names}").format(names=names)
        text = text if names else translate("OwnBar", "Watching nothing")
        self._watches.setText(text)
        self._watches.setAccessibleName(text)
        choose = translate("OwnBar", "Choose what to watch in this program")
        self._watches.setToolTip(f"{text}\n{choose}")
