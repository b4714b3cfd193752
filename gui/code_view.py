"""The program panel of a lesson: the program that runs, editable, with its knobs, and what a run says about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.lesson import KnobRange
from core.problem import Problem
from core.program import Knob, KnobValue, Program
from core.snapshot import Snapshot
from gui.code_editor import CodeEditor
from gui.code_header import CodeHeader
from gui.code_marks import Note
from gui.theme import Look

translate = QCoreApplication.translate

_RADIUS = 8


class CodeView(QWidget):
    """Shows what it is given and announces what the learner does. It starts nothing, and knows nothing of lessons
    but the ranges of their knobs.

    While a program runs the page locks it (`set_locked`): the code on the screen is the code that runs.
    """

    variant_chosen = Signal(int)
    reset_requested = Signal()
    source_edited = Signal(str)
    """The text is another one: typed, undone, or by a knob. For a long program after a pause in the typing; `program`
    always has the newest."""
    knob_changed = Signal(str, object)
    """A knob has another value: by its slider, by typing, or undone. Not after `set_knob`, whose caller knows."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._original = Program("", b"", "")
        self._announced = self._described = ""
        self._is_running = False
        self.setProperty("role", "panel")  # what F6 goes to
        self._header, self.editor = CodeHeader(look, self), CodeEditor(look, self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._header)
        self._column.addWidget(self.editor, 1)
        self.entry = self.editor
        """Where F6 comes in. A focus proxy would do that too, and take Tab past all that stands before the text."""
        self._header.variant_chosen.connect(self.variant_chosen)
        self._header.reset_requested.connect(self.reset_requested)
        self.editor.edited.connect(lambda: self._header.set_edited(self.is_edited))
        self.editor.knobs.read.connect(self._on_read)
        self.editor.focus_changed.connect(self.update)
        self.editor.knobs.changed.connect(self.knob_changed)
        self.set_look(look)
        self._retranslate()

    # --- the program ---------------------------------------------------------------------------------------

    def set_program(
        self,
        program: Program,
        knobs: tuple[KnobRange, ...] = (),
        tips: dict[str, str] | None = None,
        original: Program | None = None,
    ) -> None:
        """Shows `program`. `tips` say per knob what is worth trying with it; `original` is the lesson's version,
        where the learner has changed it before.

        The very program that is open, in the lesson's version, comes back as an edit that can be undone.
        """
        is_reset = self._original.name == program.name and self._original.data == program.data
        self._original = original or program
        self.editor.slider.set_tips(tips or {})
        if is_reset and self.editor.knobs.reaches == knobs:
            if self.source() != program.source:
                self.editor.replace_source(program.source)
        else:
            self._announced = program.source
            self.editor.set_program(program, knobs)
        self._header.set_edited(self.is_edited)
        self._retranslate()

    def set_variants(self, files: tuple[str, ...], titles: tuple[str, ...], chosen: int) -> None:
        """The programs of the lesson: file names, titles in the language of the window, and which one is open."""
        self._header.picker.set_variants(files, titles, chosen)

    def set_own(self) -> None:
        """The program is the learner's own, and not a lesson's."""
        self._header.set_own()

    def set_tips(self, tips: dict[str, str]) -> None:
        """Per knob what is worth trying with it, in the language of the window."""
        self.editor.slider.set_tips(tips)

    def source(self) -> str:
        return self.editor.code.source()

    def program(self) -> Program:
        """The program as it is now, to the last key press. It may have a `problem`."""
        self.editor.knobs.read_now()
        return self.editor.knobs.program

    def knobs(self) -> tuple[Knob, ...]:
        """Those that can be moved now: none while the program cannot be read."""
        knobs = self.editor.knobs
        knobs.read_now()
        return tuple(placed.knob for placed in knobs.placed) if knobs.are_live else ()

    def set_knob(self, name: str, value: KnobValue) -> None:
        """Rewrites the knob's literal, as the run bar asks; consecutive values of one knob are undone together."""
        self.editor.knobs.rewrite(name, value, ("page", name), quietly=True)

    @property
    def unencodable(self) -> Problem | None:
        """Why the text cannot be written in its own encoding; `program` is an older one then."""
        self.editor.knobs.read_now()
        problem = self.editor.knobs.problem
        return problem if problem is not None and problem.code == "unencodable" else None

    def set_original(self, original: Program) -> None:
        """The text as it is now has been saved as `original`."""
        self._original = original
        self._header.set_edited(self.is_edited)

    @property
    def is_edited(self) -> bool:
        """Whether the text is another than the lesson's."""
        return self.source() != self._original.source

    def _on_read(self) -> None:
        source = self.source()
        if source != self._announced:
            self._announced = source
            self.source_edited.emit(source)

    # --- what a run says -----------------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """A badge per thread at its line, the lines of those who act tinted, a stuck line crimson."""
        self.editor.show_snapshot(snapshot)
        self._is_running = snapshot.is_running
        moment = f"{int(snapshot.t)}" if snapshot.is_running else f"{snapshot.t}"
        if moment != self._described:  # while it runs once a second: faster nobody can listen
            self._described = moment
            self._describe()

    def set_notes(self, notes: dict[int, Note]) -> None:
        """Short notes after the text of their lines; those that are not in `notes` go away."""
        self.editor.set_notes(notes)
        if not self._is_running:  # otherwise they are said with the rest of the second
            self._describe()

    def show_error(self, line: int, text: str) -> None:
        """The line on which the run failed, and the last line of its traceback."""
        self.editor.show_error(line, text)

    def clear(self) -> None:
        """Nothing is known of any run."""
        self.editor.clear_run()
        self.set_time(None)
        self._described = ""
        self._describe()

    def set_time(self, seconds: float | None) -> None:
        """The moment of the run that is shown; None while it is now, and before a run."""
        self._header.set_time(seconds)

    def set_recorded(self) -> None:
        """The program is a recording's: it can be read and copied, and never changed."""
        self.editor.set_recorded()
        self._header.set_recorded()

    def set_locked(self, locked: bool) -> None:
        """Whether a run of this very text is going on, so that it cannot be changed."""
        self.editor.set_locked(locked)
        self._header.set_locked(locked)

    def reveal_line(self, line: int) -> None:
        self.editor.reveal_line(line)

    def _describe(self) -> None:
        """The gutter for those who cannot see it."""
        keys = translate(
            "CodeView", "Tab inserts spaces; Escape or F6 leaves the editor. F2 opens the slider of the next knob."
        )
        self.editor.setAccessibleDescription("\n".join([keys, *self.editor.words()]))

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        self._look = look
        # Two pixels for the line or the focus ring, and room for the round corners below.
        self._column.setContentsMargins(2, 2, 2, look.px(5))
        self._header.set_look(look)
        self.editor.set_look(look)
        self.update()

    def set_compact(self, compact: bool) -> None:
        """For small windows: notes without their text, a shorter head."""
        self._header.set_compact(compact)
        self.editor.set_compact(compact)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, radius = self._look.palette, self._look.px(_RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.editor.hasFocus()
        width = self._look.stroke(2 if focused else 1)
        painter.setPen(QPen(QColor(colours.ink if focused else colours.line), width))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius
        )
        bottom = self._header.geometry().bottom()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(QRectF(2, bottom, self.width() - 4, 1), QColor(colours.line))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("CodeView", "Program"))
        self.setAccessibleDescription(translate("CodeView", "The text that runs, with what was seen on its lines"))
        self.editor.setAccessibleName(translate("CodeView", "Program {name}").format(name=self._original.name))
        self._describe()
