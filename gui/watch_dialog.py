"""What to watch in a program of one's own: a check box for each name that its text offers, and a field for others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.program import Watchable
from gui.check_box import CheckBox
from gui.dialog_buttons import describe_buttons
from gui.theme import Look

translate = QCoreApplication.translate


class WatchDialog(QDialog):
    """Announces the names that were chosen, in the order of the boxes."""

    chosen = Signal(object)
    """A tuple of names, or None for what is suggested."""

    def __init__(
        self, offered: Sequence[Watchable], watched: Sequence[str], look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offered = {each.name: each for each in offered}
        self._look = look
        self._boxes: dict[str, CheckBox] = {}
        self._build(look)
        for name in dict.fromkeys([*self._offered, *watched]):
            self._add_box(name, name in watched)
        self._retranslate()

    def _build(self, look: Look) -> None:
        px = look.px
        self._about, self._name, self._add = QLabel(), QLineEdit(), QPushButton()
        self._about.setWordWrap(True)
        self._name.setFont(look.code_font(14))
        self._name.returnPressed.connect(self._on_add)
        self._name.textChanged.connect(lambda text: self._add.setEnabled(text.strip().isidentifier()))
        self._add.clicked.connect(self._on_add)
        self._add.setEnabled(False)
        self._add.setAutoDefault(False)
        holder, row = QWidget(), QHBoxLayout()
        self._list = QVBoxLayout(holder)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it goes to the box that has the keyboard
        scroll.setWidget(holder)
        row.addWidget(self._name, 1)
        row.addWidget(self._add)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._suggested = self._buttons.addButton("", QDialogButtonBox.ButtonRole.ResetRole)
        self._suggested.clicked.connect(self._on_suggested)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(16),) * 4)
        column.setSpacing(px(12))
        column.addWidget(self._about)
        column.addWidget(scroll, 1)
        column.addLayout(row)
        column.addWidget(self._buttons)
        self.resize(px(460), px(420))

    def names(self) -> tuple[str, ...]:
        """Those that are checked now."""
        return tuple(name for name, box in self._boxes.items() if box.isChecked())

    def _add_box(self, name: str, checked: bool) -> None:
        box = self._boxes[name] = CheckBox(self._look)
        box.setChecked(checked)
        self._list.insertWidget(self._list.count() - 1, box)
        self._label(name)

    def _label(self, name: str) -> None:
        offered = self._offered.get(name)
        kind = _kind(offered) if offered is not None else translate("WatchDialog", "added by you")
        self._boxes[name].setText(translate("WatchDialog", "{name}: {kind}").format(name=name, kind=kind))
        read = translate("WatchDialog", "Whether its value is read while the program runs")
        self._boxes[name].setAccessibleDescription(read)

    def _on_add(self) -> None:
        name = self._name.text().strip()
        if name.isidentifier():
            if name not in self._boxes:
                self._add_box(name, True)
            self._boxes[name].setChecked(True)
            self._name.clear()

    def _on_suggested(self) -> None:
        self.chosen.emit(None)
        self.accept()

    def _on_accepted(self) -> None:
        self._on_add()  # what stands in the field was meant
        self.chosen.emit(self.names())
        self.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("WatchDialog", "What to watch"))
        self._about.setText(
            translate(
                "WatchDialog",
                "The values of these global names are read up to sixty times a second while the program runs. "
                "Operations on queues are counted in any case.",
            )
        )
        self._name.setPlaceholderText(translate("WatchDialog", "Another global name"))
        self._name.setAccessibleName(translate("WatchDialog", "Another global name"))
        self._add.setText(translate("WatchDialog", "Add"))
        self._suggested.setText(translate("WatchDialog", "As suggested"))
        self._describe()
        for name in self._boxes:
            self._label(name)

    def _describe(self) -> None:
        watch = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        for widget, words in (
            (self._name, translate("WatchDialog", "Type a name of the program, then Enter adds it to the list")),
            (self._add, translate("WatchDialog", "Puts the name above on the list")),
            (watch, translate("WatchDialog", "From the next run on the names that are checked are watched")),
            (self._suggested, translate("WatchDialog", "Watches what the program's text suggests")),
        ):
            widget.setAccessibleDescription(words)
        describe_buttons(self._buttons)


def _kind(offered: Watchable) -> str:
    return {
        "global": translate("WatchDialog", "changed by functions"),
        "container": translate("WatchDialog", "a container"),
        "shared": translate("WatchDialog", "shared between processes"),
        "queue": translate("WatchDialog", "a queue"),
        "number": translate("WatchDialog", "a number"),
    }[offered.kind]
