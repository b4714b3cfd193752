"""The program of a page as the learner changes it: typed, by knobs, taken back; saved where the file is theirs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.lesson import Lesson, LessonProgram
from core.program import Program
from gui.own_controls import OwnControls
from gui.own_program import OWN
from gui.page_parts import PageParts
from gui.page_texts import PageTexts
from gui.settings import Settings
from gui.variant import Variant


class PageProgram(QObject):
    """Keeps `current`, the variant that is open, up to date with the text on the screen."""

    replaced = Signal()
    """The text is another one altogether: the page opens it anew."""

    def __init__(
        self,
        lesson: Lesson,
        parts: PageParts,
        texts: PageTexts,
        settings: Settings,
        current: Callable[[], Variant],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._parts, self._texts, self._current = parts, texts, current
        is_own = lesson.chapter == OWN
        self.own = OwnControls(lesson, parts.code, parts.own, settings, self) if is_own else None
        """The file behind it, where the program is the learner's own."""
        parts.run_bar.knob_changed.connect(self._on_bar_knob_changed)
        parts.code.source_edited.connect(self._on_source_edited)
        parts.code.reset_requested.connect(self._on_reset)
        if self.own is not None:
            self.own.described.connect(self._on_described)

    def lock(self) -> Program:
        """The program as it is now, which runs; nothing changes it before `unlock`."""
        program = self._parts.code.program()
        if self.own is not None:
            self._use(self.own.describe(program))
            self.own.set_locked(True)
        return program

    def unlock(self) -> None:
        if self.own is not None:
            self.own.set_locked(False)

    def _on_source_edited(self, _text: str) -> None:
        self._current().program = self._parts.code.program()
        self._texts.show_knobs(self._current())

    def _on_bar_knob_changed(self, name: str, value: object) -> None:
        assert isinstance(value, int | float | str)
        self._parts.code.set_knob(name, value)

    def _on_reset(self) -> None:
        variant = self._current()
        variant.program = variant.lesson_program.program
        self._parts.open_variant(variant)
        self._texts.show_knobs(variant)

    def _on_described(self, lesson_program: LessonProgram) -> None:
        """The learner's own file was saved, or read again; then its text is another one."""
        self._use(lesson_program)
        if self._parts.code.program().data != lesson_program.program.data:
            self._current().program = lesson_program.program
            self.replaced.emit()

    def _use(self, lesson_program: LessonProgram) -> None:
        """Other views and watches than before, from the next run on."""
        self._current().lesson_program = lesson_program
        self._parts.views.set_program(lesson_program)
        self._parts.empty.set_program(lesson_program)
        self._texts.show_pickers(self._current())
