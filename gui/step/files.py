"""Schedules in files: JSON that `python -m core replay --schedule` reads as well."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from core.atomic_file import not_written, replacing
from core.problem import Problem, ProblemError
from core.scheduler.schedule import Schedule, schedule_from_json

translate = QCoreApplication.translate


def ask_and_save(parent: QWidget, schedule: Schedule, program: str) -> Problem | None:
    """Asks where to; says what kept it from being saved."""
    title = translate("Schedules", "Save the schedule")
    name = f"{program.removesuffix('.py')}.schedule.json"
    path, _kind = QFileDialog.getSaveFileName(parent, title, name, _kind_of_files())
    return save(Path(path), schedule) if path else None


def ask_and_open(parent: QWidget) -> Schedule | Problem | None:
    """Asks which one; None where the learner has thought better of it."""
    title = translate("Schedules", "Open a schedule")
    path, _kind = QFileDialog.getOpenFileName(parent, title, "", _kind_of_files())
    return load(Path(path)) if path else None


def _kind_of_files() -> str:
    return translate("Schedules", "Schedules (*.json)")


def save(path: Path, schedule: Schedule) -> Problem | None:
    """Whole or not at all; the answer is what kept it from being saved."""
    try:
        with replacing(path) as file:
            file.write(json.dumps(schedule.to_json()).encode() + b"\n")
    except OSError as error:
        return not_written(path, error)
    return None


def load(path: Path) -> Schedule | Problem:
    try:
        return schedule_from_json(json.loads(path.read_text(encoding="utf-8")))
    except ProblemError as error:
        return error.problem
    except (OSError, ValueError) as error:
        return Problem("bad-schedule", str(path), details={"reason": str(error)})
