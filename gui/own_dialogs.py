"""What the window asks about programs of the learner's own: which, where, and what of changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

translate = QCoreApplication.translate


def ask_what_to_open(window: QWidget, folder: str) -> Path | None:
    title = translate("MainWindow", "Open a program or a recording")
    path, _kind = QFileDialog.getOpenFileName(window, title, folder, _kinds_to_open())
    return Path(path) if path else None


def ask_where_to_save(window: QWidget, suggested: Path) -> Path | None:
    title = translate("MainWindow", "Save the program as")
    path, _kind = QFileDialog.getSaveFileName(window, title, str(suggested), _kinds())
    return Path(path) if path else None


def _kinds_to_open() -> str:
    return translate("MainWindow", "Programs and recordings (*.py *.crosstalk)") + f";;{_kinds()}"


def _kinds() -> str:
    return translate("MainWindow", "Python programs (*.py)") + ";;" + translate("MainWindow", "All files (*)")


def ask_about_changes(
    window: QWidget, names: Sequence[str], save: Callable[[], None], discard: Callable[[], None]
) -> None:
    """Opens the question and returns; one of the two is called, or neither."""
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Crosstalk")
    text = translate("MainWindow", "Save what you have changed in {names}?").format(names=", ".join(names))
    box.setText(text)
    box.setInformativeText(translate("MainWindow", "What is not saved is lost."))
    saving = box.addButton(translate("MainWindow", "Save"), QMessageBox.ButtonRole.AcceptRole)
    discarding = box.addButton(translate("MainWindow", "Do not save"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(translate("MainWindow", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    for button, words in (
        (saving, translate("MainWindow", "Writes the changes to the file, then goes on")),
        (discarding, translate("MainWindow", "Goes on without the changes: they are lost")),
        (cancel, translate("DialogButtons", "Leaves all as it is (Escape)")),
    ):
        button.setAccessibleDescription(words)
    box.setDefaultButton(saving)
    box.setEscapeButton(cancel)
    saving.clicked.connect(save)
    discarding.clicked.connect(discard)
    box.open()
