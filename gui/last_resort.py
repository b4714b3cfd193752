"""What a learner sees of a mistake in Crosstalk itself: one dialog, which can be copied; the window goes on."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gui import __version__
from gui.dialogs import details_dialog
from gui.theme import Look

if TYPE_CHECKING:
    from gui.details_dialog import DetailsDialog

translate = QCoreApplication.translate

ERRORS_SHOWN = 20


class LastResort:
    """Takes over `sys.excepthook`: errors go to stderr as ever, and into one dialog, however many they are."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.dialog: DetailsDialog | None = None
        self._shown = 0

    def install(self) -> None:
        sys.excepthook = self.show

    def show(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if sys.stderr is not None:  # a windowed start on Windows has none
            sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, Exception):
            QCoreApplication.exit(1)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        if self.dialog is None or not self.dialog.isVisible():
            self._open(details)
        elif self._shown < ERRORS_SHOWN:
            self._shown += 1
            self.dialog.add_details(details)

    def _open(self, details: str) -> None:
        self._shown = 1
        self.dialog = details_dialog(_words, f"{_versions()}\n\n{details}", self.look, QApplication.activeWindow())
        self.dialog.show()


def _words() -> tuple[str, str]:
    return (
        translate("LastResort", "Something went wrong in Crosstalk"),
        translate(
            "LastResort",
            "This is a mistake in Crosstalk, not in your program. You can go on; if the window behaves oddly, start "
            "Crosstalk again. The details below help to put it right.",
        ),
    )


def _versions() -> str:
    return (
        f"Crosstalk {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()} {platform.machine()}, {QGuiApplication.platformName()}"
    )
