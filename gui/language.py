"""The language of the window: which one to start with, and changing it while the window is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

CHINESE, ENGLISH = "zh_CN", "en"


def system_language() -> str:
    """Chinese where that is the first language of the system's user, English everywhere else."""
    languages = QLocale.system().uiLanguages()
    return CHINESE if languages and languages[0].startswith("zh") else ENGLISH


class Translations:
    """Crosstalk's sentences and those of Qt's own dialogs, in one language at a time.

    The sources are English, so English is the absence of translators. Installing or removing one sends
    `QEvent.LanguageChange` to every window, and from there to every widget in it.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` has `zh_CN.qm`; needs a QCoreApplication."""
        self._folder = folder
        self._installed: list[QTranslator] = []
        self.language = ENGLISH

    def use(self, language: str) -> list[Path]:
        """Switches to `language`; returns the files of it that could not be loaded."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()
        self.language = language
        if language == ENGLISH:
            return []
        qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        files = [qt_folder / f"qtbase_{language}.qm", self._folder / f"{language}.qm"]
        return [file for file in files if not self._install(file)]

    def _install(self, file: Path) -> bool:
        translator = QTranslator()
        if not translator.load(str(file)):
            return False
        QCoreApplication.installTranslator(translator)
        self._installed.append(translator)
        return True
