"""What real threads did with a schedule, in one line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.scheduler.replay import Replay
from gui.step.names import letter_of
from gui.wording import number

translate = QCoreApplication.translate


def proof_told(found: Replay) -> tuple[str, str]:
    """The words, and their tone."""
    if found.diverged is None:
        words = translate("Proof", "proved on real CPython {version}: {count} instructions, all the same")
        return words.format(version=found.python, count=number(found.compared)), "right"
    if found.diverged < len(found.steps):
        step = found.steps[found.diverged]
        words = translate("Proof", "CPython {version} did something else at step {step}: {who}, line {line}")
        words = words.format(
            version=found.python, step=found.diverged + 1, who=letter_of(step.thread), line=_line(found)
        )
        return words, "wrong"
    return translate("Proof", "CPython {version} printed something else").format(version=found.python), "wrong"


def _line(found: Replay) -> int:
    """Of the first access of the step that differed; 0 where it has none."""
    accesses = found.steps[found.diverged or 0].accesses
    return accesses[0].line if accesses else 0
