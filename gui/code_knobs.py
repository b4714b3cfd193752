"""The knobs of the program as it stands in the editor: found again after each edit, rewritten in place."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor

from core.lesson import KnobRange
from core.problem import Problem, ProblemError
from core.program import Knob, KnobValue, Program, with_knob, with_source
from gui.code_document import CodeDocument
from gui.code_highlight import utf16

_AT_ONCE = 20_000
"""Characters up to which a program is read after every key press: 5 ms. Longer ones wait for a pause in the typing."""

_PAUSE_MS = 300


@dataclass(slots=True)
class PlacedKnob:
    """A knob and the selection of its literal, which the document keeps in place while other text is edited."""

    knob: Knob
    reach: KnobRange
    cursor: QTextCursor

    @property
    def start(self) -> int:
        return self.cursor.selectionStart()

    @property
    def end(self) -> int:
        return self.cursor.selectionEnd()


class CodeKnobs(QObject):
    """Those knobs of the program that the lesson gives a range. While the program cannot be read (`problem`), they
    stay where they were, and cannot be moved."""

    changed = Signal(str, object)
    """A knob has another value: moved, typed, or undone."""
    read = Signal()
    """The program has been read again; `knobs` or `problem` may be other ones."""

    def __init__(self, document: CodeDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._reaches: dict[str, KnobRange] = {}
        self._told: dict[str, KnobValue] = {}
        self._gesture: tuple[Hashable, int] | None = None
        self.program = Program("", b"", "")
        self.problem: Problem | None = None
        self.placed: list[PlacedKnob] = []
        self._later = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._later.timeout.connect(self.read_now)

    # --- reading -------------------------------------------------------------------------------------------

    def set_program(self, program: Program, reaches: tuple[KnobRange, ...]) -> None:
        """`program` is what the document has now."""
        self._reaches = {reach.name: reach for reach in reaches}
        self.program, self.problem = program, program.problem
        self._gesture = None
        self._later.stop()
        self._told = {knob.name: knob.value for knob in program.knobs}
        self.placed = []
        self._place()
        self.read.emit()

    def read_soon(self) -> None:
        """After an edit."""
        if self._document.characterCount() <= _AT_ONCE:
            self.read_now()
        else:
            self._later.start()

    def read_now(self) -> None:
        self._later.stop()
        source = self._document.source()
        if source == self.program.source and self.problem is self.program.problem:
            self._place()
            return
        try:
            self._take(with_source(self.program, source))
        except ProblemError as error:
            self.problem = error.problem
            self.read.emit()

    def _take(self, program: Program) -> None:
        self.program, self.problem = program, program.problem
        self._place()
        self._tell()
        self.read.emit()

    def _place(self) -> None:
        if self.problem is None:
            knobs = [knob for knob in self.program.knobs if knob.name in self._reaches]
            self.placed = [PlacedKnob(knob, self._reaches[knob.name], self._selected(knob)) for knob in knobs]

    def _selected(self, knob: Knob) -> QTextCursor:
        block = self._document.findBlockByNumber(knob.line - 1)
        text, cursor = block.text(), QTextCursor(block)
        cursor.setPosition(block.position() + utf16(text, knob.start))
        cursor.setPosition(block.position() + utf16(text, knob.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _tell(self) -> None:
        for knob in self.program.knobs:
            if self._told.get(knob.name, knob.value) != knob.value and knob.name in self._reaches:
                self.changed.emit(knob.name, knob.value)
            self._told[knob.name] = knob.value

    @property
    def reaches(self) -> tuple[KnobRange, ...]:
        return tuple(self._reaches.values())

    # --- finding -------------------------------------------------------------------------------------------

    @property
    def are_live(self) -> bool:
        return self.problem is None

    def named(self, name: str) -> PlacedKnob | None:
        return next((placed for placed in self.placed if placed.knob.name == name), None)

    def on_line(self, block: QTextBlock) -> list[PlacedKnob]:
        first, last = block.position(), block.position() + block.length()
        return [placed for placed in self.placed if first <= placed.start and placed.end < last]

    def spans(self, block: QTextBlock) -> list[tuple[int, int]]:
        """Of the literals on a line, as (start, length); none while they cannot be moved."""
        if not self.are_live:
            return []
        return [(placed.start - block.position(), placed.end - placed.start) for placed in self.on_line(block)]

    # --- rewriting -----------------------------------------------------------------------------------------

    def rewrite(self, name: str, value: KnobValue, gesture: Hashable = None, *, quietly: bool = False) -> bool:
        """Writes `value` where the knob's literal is; every other character stays. All changes of one `gesture` are
        undone together. `quietly`: whoever asks knows, and is not told. Returns whether there is such a knob now."""
        self.read_now()
        placed = self.named(name)
        if placed is None or not self.are_live:
            return False
        changed = with_knob(self.program, name, value)
        knob = changed.knob(name)
        if knob is None or knob.literal == placed.knob.literal:
            return knob is not None
        if quietly:
            self._told[name] = knob.value
        self.program = changed  # first: the document's own signals then find nothing new to read
        self._write(placed.cursor, knob.literal, gesture)
        self._take(changed)
        return True

    def _write(self, literal: QTextCursor, text: str, gesture: Hashable) -> None:
        cursor = QTextCursor(literal)
        steps = self._document.availableUndoSteps()
        if gesture is not None and self._gesture == (gesture, steps):
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
        self._gesture = (gesture, self._document.availableUndoSteps())
