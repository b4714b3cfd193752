"""F1: every key of the window on one sheet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.dialog_buttons import describe_buttons
from gui.theme import Look

translate = QCoreApplication.translate


def rows() -> list[tuple[tuple[str, ...], str]]:
    """Keys as Qt names them, and what they do, in the language of now."""
    return [
        (("F5",), translate("KeysSheet", "Run the program, or keep the answer and run")),
        (("Shift+F5",), translate("KeysSheet", "Stop")),
        (("Ctrl+Shift+F5",), translate("KeysSheet", "Run it many times")),
        (("Ctrl+F5",), translate("KeysSheet", "Compare two runs")),
        (("1", "9"), translate("KeysSheet", "Choose an answer")),
        (("Ctrl+E",), translate("KeysSheet", "Live or Step: you choose whose turn it is")),
        (("0", "9"), translate("KeysSheet", "In Step mode: let that thread take a step; 0 is main")),
        (("Alt+0", "Alt+9"), translate("KeysSheet", "In Step mode: let it run to its next shared access")),
        (("Ctrl+Z", "Ctrl+Shift+Z"), translate("KeysSheet", "In Step mode: undo, redo")),
        (("Ctrl+B",), translate("KeysSheet", "In Step mode: find a schedule that breaks the program")),
        (("Left", "Right"), translate("KeysSheet", "After a run: move the playhead")),
        (("Ctrl+Left", "Ctrl+Right"), translate("KeysSheet", "After a run: previous or next telling moment")),
        (("Space",), translate("KeysSheet", "After a run: replay, or pause")),
        (("+", "-", "Home"), translate("KeysSheet", "In a plot: a shorter time, a longer one, all of it")),
        (("Ctrl+T",), translate("KeysSheet", "Show the plot as a table: the one with the focus, or the largest")),
        (("F2",), translate("KeysSheet", "In the program: a slider for the value at the cursor")),
        (("Up", "Down"), translate("KeysSheet", "In a yellow field: change the value")),
        (("Ctrl+Z",), translate("KeysSheet", "In the program: undo")),
        (("Ctrl+/",), translate("KeysSheet", "In the program: make the line a comment")),
        (("Ctrl+D",), translate("KeysSheet", "In the input line: end of input")),
        (("Ctrl+Tab", "Ctrl+Shift+Tab"), translate("KeysSheet", "Next or previous lesson")),
        (("F6", "Shift+F6"), translate("KeysSheet", "Next or previous pane")),
        (("Ctrl+=", "Ctrl+-", "Ctrl+0"), translate("KeysSheet", "Larger, smaller, normal size")),
        (("F9",), translate("KeysSheet", "Projector")),
        (("Ctrl+O",), translate("KeysSheet", "Open a program of your own")),
        (("Ctrl+S", "Ctrl+Shift+S"), translate("KeysSheet", "Save your program, or under another name")),
        (("Ctrl+W",), translate("KeysSheet", "Close your program")),
        (("F10",), translate("KeysSheet", "Menu")),
        (("F1",), translate("KeysSheet", "This sheet")),
    ]


class KeysSheet(QDialog):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look = look
        self._labels: list[QLabel] = []
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(look.px(12), look.px(10), look.px(16), look.px(10))
        grid.setHorizontalSpacing(look.px(24))
        grid.setVerticalSpacing(look.px(8))
        for place, (keys, _words) in enumerate(rows()):
            grid.addWidget(self._keys_label(keys), place, 0)
            label = QLabel()
            label.setFont(look.ui_font(14))
            self._labels.append(label)
            grid.addWidget(label, place, 1)
        self._scroll = QScrollArea()
        self._buttons = buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        scroll = self._scroll
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(look.px(16),) * 4)
        column.setSpacing(look.px(16))
        column.addWidget(scroll)
        column.addWidget(buttons)
        self._retranslate()
        room = self.screen().availableSize() * 0.9
        scroll.setMinimumWidth(min(sheet.sizeHint().width(), room.width()))
        wanted = sheet.sizeHint().height() + buttons.sizeHint().height() + look.px(3 * 16)
        self.resize(self.sizeHint().width(), min(wanted, room.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _keys_label(self, keys: tuple[str, ...]) -> QLabel:
        label = QLabel(_named(keys))
        label.setFont(self._look.ui_font(14, 600))
        return label

    def _retranslate(self) -> None:
        describe_buttons(self._buttons)
        self.setWindowTitle(translate("KeysSheet", "Keys"))
        self._scroll.setAccessibleName(translate("KeysSheet", "Keys"))
        template = translate("KeysSheet", "{keys}: {does}")
        told = [template.format(keys=_named(keys), does=words) for keys, words in rows()]
        self._scroll.setAccessibleDescription("\n".join(told))
        for label, (_keys, words) in zip(self._labels, rows(), strict=True):
            label.setText(words)


def _named(keys: tuple[str, ...]) -> str:
    """As they stand on the keyboard; two that end in digits are the ends of a row of keys."""
    names = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
    return " – ".join(names) if keys[-1].endswith("9") and len(keys) == 2 else "   ".join(names)
