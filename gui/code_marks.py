"""What a run says about the lines of its program: who is where, who acts, who waits, what is wrong, short notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from core.snapshot import Snapshot, ThreadView
from gui.theme import Palette, mix
from gui.wording_stuck import stuck_letters

_TINT = 0.13


@dataclass(frozen=True, slots=True)
class Note:
    """A few words after the text of a line. `tone` is the letter of the actor that it is about, ``wrong``, or
    ``plain``; `icon` one of `gui.icons.NAMES` or ""; `more` what the tooltip says instead of the text."""

    text: str
    tone: str = "plain"
    icon: str = ""
    more: str = ""

    @property
    def is_wrong(self) -> bool:
        return self.tone == "wrong"


@dataclass(frozen=True, slots=True)
class LineMark:
    """The threads on one line of the program, those that act first."""

    threads: tuple[ThreadView, ...] = ()
    waits: Literal["", "hourglass", "lock"] = ""
    """The icon beside the badges."""
    is_stuck: bool = False

    @property
    def acting(self) -> tuple[str, ...]:
        """The letters of those that run."""
        return tuple(thread.actor.letter for thread in self.threads if thread.activity == "running")

    def looks_like(self, other: LineMark) -> bool:
        """Whether both are drawn alike; the threads themselves change all the time."""
        return (self.waits, self.is_stuck, self._signs()) == (other.waits, other.is_stuck, other._signs())

    def _signs(self) -> list[tuple[str, str]]:
        return [(thread.actor.letter, thread.activity) for thread in self.threads]


_ORDER = {"running": 0, "ready": 1, "sleeping": 2, "blocked": 3}


def line_marks(snapshot: Snapshot) -> dict[int, LineMark]:
    """By line. A thread that has ended is nowhere, and one that is in no line of the program is not shown."""
    lines: dict[int, list[ThreadView]] = {}
    for thread in snapshot.threads:
        if thread.activity != "ended" and thread.state.line > 0:
            lines.setdefault(thread.state.line, []).append(thread)
    stuck = stuck_letters(snapshot.diagnosis)
    return {line: _mark(threads, stuck) for line, threads in lines.items()}


def _mark(threads: list[ThreadView], stuck: list[str]) -> LineMark:
    threads = sorted(threads, key=lambda thread: _ORDER[thread.activity])
    waiting = [thread.state.wait for thread in threads if thread.activity in ("sleeping", "blocked")]
    locks = [wait for wait in waiting if wait is not None and wait.reason == "lock"]
    waits: Literal["", "hourglass", "lock"] = ""
    if waiting:
        waits = "lock" if locks else "hourglass"
    return LineMark(tuple(threads), waits, any(thread.actor.letter in stuck for thread in threads))


@dataclass(slots=True)
class Annotations:
    """All that is to be seen on and beside the lines, now."""

    marks: dict[int, LineMark] = field(default_factory=dict)
    notes: dict[int, Note] = field(default_factory=dict)
    errors: dict[int, Note] = field(default_factory=dict)
    """Where a run failed, and where the program cannot be read. They hide the notes of their lines."""
    hints: dict[int, Note] = field(default_factory=dict)
    """What the editor answers to a key that does nothing now. They hide both."""

    def note(self, line: int) -> Note | None:
        return self.hints.get(line) or self.errors.get(line) or self.notes.get(line)

    def is_wrong(self, line: int) -> bool:
        mark = self.marks.get(line)
        return line in self.errors or (mark is not None and mark.is_stuck)

    def bars(self, line: int, colours: Palette) -> list[str]:
        """The colours at the left edge of a line: of those who act there, or crimson."""
        if self.is_wrong(line):
            return [colours.wrong]
        mark = self.marks.get(line)
        return [colours.actor(letter) for letter in mark.acting] if mark else []

    def tint(self, line: int, colours: Palette) -> str:
        """What lies behind a line; "" where nothing does."""
        bars = self.bars(line, colours)
        return mix(bars[0], colours.surface, _TINT) if bars else ""

    def tinted(self) -> list[int]:
        acting = [line for line, mark in self.marks.items() if mark.acting or mark.is_stuck]
        return sorted({*acting, *self.errors})

    def set_marks(self, marks: dict[int, LineMark]) -> list[int]:
        """Returns the lines that have to be drawn again."""
        before, self.marks = self.marks, marks
        nothing = LineMark()
        lines = before.keys() | marks.keys()
        return [line for line in lines if not before.get(line, nothing).looks_like(marks.get(line, nothing))]

    def set_notes(self, notes: dict[int, Note]) -> list[int]:
        """Returns the lines that have to be drawn again."""
        before, self.notes = self.notes, notes
        return [line for line in before.keys() | notes.keys() if before.get(line) != notes.get(line)]
