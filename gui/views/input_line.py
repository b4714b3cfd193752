"""A line to type into, for a program that waits for input."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from gui.theme import Look

translate = QCoreApplication.translate


class InputLine(QWidget):
    typed = Signal(str)
    """A line as the program gets it, with its newline."""
    ended = Signal()
    """No more will come: end of file."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._end = QLineEdit(), QPushButton()
        self._field.returnPressed.connect(self._on_entered)
        self._end.clicked.connect(self.ended)
        self._end.setAutoDefault(False)
        shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_D), self._field)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.ended)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._field, 1)
        self._row.addWidget(self._end)
        self.setFocusProxy(self._field)
        self.set_look(look)
        self._retranslate()

    def set_look(self, look: Look) -> None:
        self._row.setContentsMargins(look.px(16), look.px(4), look.px(12), look.px(8))
        self._row.setSpacing(look.px(8))
        self._field.setFont(look.code_font(14))

    def clear(self) -> None:
        self._field.clear()

    def _on_entered(self) -> None:
        text = self._field.text()
        self._field.clear()
        self.typed.emit(text + "\n")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the field; a dialog's default button must not get it too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._field.setAccessibleName(translate("InputLine", "Input for the program"))
        self._field.setPlaceholderText(translate("InputLine", "Type a line, then Enter"))
        self._end.setText(translate("InputLine", "End input"))
        self._end.setToolTip(translate("InputLine", "Ctrl+D: tells the program that no more will come"))
