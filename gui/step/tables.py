"""The schedule and the endings of Step mode in rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core.scheduler.scene import Scene
from gui.step.names import letter_of, thread_title
from gui.step.phrases import beat_words, ending_words, overwrites_words, share_words
from gui.wording import number

if TYPE_CHECKING:
    from gui.step.chart import Share

translate = QCoreApplication.translate


def beat_headings() -> tuple[str, ...]:
    return (
        translate("Ribbon", "Step"),
        translate("Ribbon", "Thread"),
        translate("Ribbon", "Line"),
        translate("Ribbon", "Shared access"),
        translate("Ribbon", "Taken"),
        translate("Ribbon", "Overwrites"),
    )


def beat_rows(scene: Scene | None) -> Iterator[tuple[str, ...]]:
    """The steps that the ribbon knows, those that were undone or are still to be replayed included."""
    if scene is None:
        return
    names = {thread.number: thread_title(thread.name) for thread in scene.threads}
    for place, beat in enumerate(scene.beats):
        at = scene.first + place + 1
        letter = letter_of(beat.thread)
        who = f"{letter} {names[beat.thread]}" if names.get(beat.thread) else letter
        taken = translate("Ribbon", "taken") if at <= scene.at else translate("Ribbon", "not yet")
        yield number(at), who, str(beat.line), beat_words(beat), taken, overwrite_words(scene, place)


def overwrite_words(scene: Scene, place: int) -> str:
    """What the step at `place` of the ribbon overwrites without knowing of it; "" for most."""
    beat = scene.beats[place]
    if beat.overwrites is None:
        return ""
    between = scene.beats[max(beat.overwrites - scene.first, 0) : place]
    others = [one for one in between if one.object == beat.object and one.written and one.thread != beat.thread]
    return overwrites_words(beat, letter_of(others[-1].thread)) if others else ""


def share_headings() -> tuple[str, ...]:
    return (
        translate("Chart", "How it ends"),
        translate("Chart", "Of all schedules"),
        translate("Chart", "Still possible from here"),
        translate("Chart", "Of the schedules from here"),
        translate("Chart", "As the program should end"),
    )


def share_rows(shares: tuple[Share, ...]) -> Iterator[tuple[str, ...]]:
    answers = {True: translate("Chart", "yes"), False: translate("Chart", "no"), None: ""}
    for share in shares:
        whole = "" if share.whole is None else share_words(share.whole)
        here = "" if share.here is None else share_words(share.here)
        yield ending_words(share.ending), whole, answers[share.is_open], here, answers[share.ending.is_expected]
