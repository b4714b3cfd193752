"""What real threads did with a schedule, in one line."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QCoreApplication

from core.scheduler.outcome import Outcome
from core.scheduler.replay import Replay
from core.scheduler.schedule import Schedule
from core.scheduler.stepping import Access, StepTaken
from gui.step.names import letter_of
from gui.step.phrases import outcome_words
from gui.wording import listed, number

translate = QCoreApplication.translate


_TRACE = 40
_TURNS = 60


def proof_told(found: Replay) -> tuple[str, str, str]:
    """The words, their tone, and the trace: what each step touched."""
    return *_told(found), "\n".join(_trace(found))


def again_told(found: Replay, schedule: Schedule, expected: Outcome | None) -> tuple[str, str, str]:
    """What became of a sampled schedule that was followed again: words, tone, and who went on for how long."""
    assert found.outcome is not None
    ended = outcome_words(found.outcome)
    if found.diverged is not None:
        words = translate("Proof", "real threads went another way at decision {at} of {count}: {outcome}")
        told = words.format(at=number(found.diverged + 1), count=number(len(schedule.steps)), outcome=ended)
    elif expected is not None and found.outcome != expected:
        told = translate("Proof", "the same decisions ended otherwise: {outcome}").format(outcome=ended)
    else:
        words = translate("Proof", "{outcome}: happened again on real threads, {count} decisions, all the same")
        told = words.format(count=number(len(schedule.steps)), outcome=ended)
        return told, "right", _turns(schedule)
    return told, "wrong", _turns(schedule)


def _turns(schedule: Schedule) -> str:
    """Who went on, and for how many decisions: ``A ×12  B ×3``; the last turns of many."""
    turns = [(letter_of(thread), len(list(same))) for thread, same in groupby(schedule.steps)]
    shown = "  ".join(f"{letter} ×{count}" for letter, count in turns[-_TURNS:])
    return translate("Proof", "Who went on: {turns}").format(turns=shown if len(turns) <= _TURNS else f"… {shown}")


def _trace(found: Replay) -> list[str]:
    """The steps that real threads took, the last ones of many."""
    end = len(found.steps) if found.diverged is None else found.diverged
    first = max(end - _TRACE, 0)
    return [_step(place, found.steps[place]) for place in range(first, end)]


def _step(place: int, step: StepTaken) -> str:
    touched = listed([_access(access) for access in step.accesses if access.shared and access.object])
    return f"{place + 1}  {letter_of(step.thread)}  {touched}".rstrip()


def _access(access: Access) -> str:
    if access.written and access.new:
        return translate("Proof", "{name} becomes {value}").format(name=access.object, value=access.new)
    return translate("Proof", "{name}: {value}").format(name=access.object, value=access.old or "–")


def _told(found: Replay) -> tuple[str, str]:
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
