"""What is wrong with the settings file, as sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.problem import Problem
from gui.wording import Told

translate = QCoreApplication.translate


def settings_told(problem: Problem) -> Told:
    """For the problems that `gui.settings` reports."""
    reason = problem.details.get("error", "")
    if problem.code == "settings-damaged":
        return Told(
            translate("Settings", "The settings file was damaged, so some settings are as on the first day"),
            translate("Settings", "The damaged file is kept as {path}.").format(path=problem.details["kept"]),
        )
    if problem.code == "settings-unreadable":
        return Told(
            translate("Settings", "Your settings could not be read, and will not be saved this time"),
            translate("Settings", "{path}: {reason}.").format(path=problem.where, reason=reason),
            translate("Settings", "Allow yourself to read and write that file, then start Crosstalk again."),
        )
    title = translate("Settings", "Your settings cannot be saved, so the next start will not know them")
    if problem.code == "settings-disk-full":
        return Told(
            title,
            translate("Settings", "The disk is full: there is no room for {path}.").format(path=problem.where),
            translate("Settings", "Free some space; what was saved before is as it was, and all else works."),
        )
    assert problem.code == "settings-not-saved", problem.code
    return Told(
        title,
        translate("Settings", "{path}: {reason}.").format(path=problem.where, reason=reason),
        translate("Settings", "Everything else works as usual."),
    )
