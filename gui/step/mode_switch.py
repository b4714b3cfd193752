"""Live | Step: two segments, one of them chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from gui.theme import Look

translate = QCoreApplication.translate


class ModeSwitch(QWidget):
    mode_chosen = Signal(bool)
    """Whether Step mode."""

    def __init__(self, look: Look, is_step: bool, parent: QWidget | None = None) -> None:
        """`is_step`: the mode in which this switch is seen; it goes back to that by itself."""
        super().__init__(parent)
        self._look, self._is_step = look, is_step
        self._live, self._step = QPushButton(), QPushButton()
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        for button in (self._live, self._step):
            button.setCheckable(True)
            self._group.addButton(button)
            self._row.addWidget(button)
        self._live.clicked.connect(lambda: self._on_clicked(False))
        self._step.clicked.connect(lambda: self._on_clicked(True))
        (self._step if is_step else self._live).setChecked(True)
        self.set_look(look)
        self._retranslate()

    def _on_clicked(self, step: bool) -> None:
        (self._step if self._is_step else self._live).setChecked(True)
        if step != self._is_step:
            self.mode_chosen.emit(step)

    def set_can_step(self, can_step: bool) -> None:
        """Whether the other mode may be chosen now (not while a program runs)."""
        self._step.setEnabled(can_step)

    def set_look(self, look: Look) -> None:
        self._look = look
        px, colours = look.px, look.palette
        self._row.setContentsMargins(px(3), px(3), px(3), px(3))
        self._row.setSpacing(0)
        self.setFixedHeight(px(32))
        self.setObjectName("switch")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(
            f"#switch {{ background: {colours.track}; border: 1px solid {colours.edge}; border-radius: {px(6)}px; }}"
            f" QPushButton {{ background: transparent; border: 1px solid transparent; color: {colours.muted};"
            f" min-height: {px(22)}px; padding: 0 {px(11)}px; border-radius: {px(4)}px; font-size: {px(14)}px; }}"
            f" QPushButton:hover {{ color: {colours.text}; }}"
            f" QPushButton:checked {{ background: {colours.surface}; border-color: {colours.edge};"
            f" color: {colours.text}; font-weight: 600; }}"
            f" QPushButton:disabled {{ color: {colours.faint}; }}"
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("ModeSwitch", "Mode"))
        self._live.setText(translate("ModeSwitch", "Live"))
        self._step.setText(translate("ModeSwitch", "Step"))
        self._live.setToolTip(translate("ModeSwitch", "Python runs the program (Ctrl+E)"))
        self._step.setToolTip(translate("ModeSwitch", "You choose whose turn it is (Ctrl+E)"))
