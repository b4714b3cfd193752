"""A lesson's page in Step mode: its program with the knobs that stepping wants, its question, its panels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from core import paths
from core.lesson import StepTask
from core.program import KnobValue, Program, with_knob
from gui.page_parts import PageParts
from gui.page_texts import PageTexts
from gui.variant import Variant

if TYPE_CHECKING:  # the panels bring the scheduler with them: they come when they are asked for
    from core.scheduler.scene import Scene
    from gui.step.step_mode import StepMode


class Stepping(QObject):
    """The panels are made when Step mode is first asked for."""

    live_requested = Signal()

    def __init__(self, parts: PageParts, texts: PageTexts, current: Callable[[], Variant], parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._texts, self._current = parts, texts, current
        self._mode: StepMode | None = None
        self._variant: Variant | None = None
        """That is open in Step mode."""
        self._live_knobs: dict[str, KnobValue] = {}
        """What the knobs stand at in live mode."""
        self._step_knobs: dict[str, dict[str, KnobValue]] = {}
        """What they stand at here, by program."""

    @property
    def is_on(self) -> bool:
        return self._variant is not None

    @property
    def mode(self) -> StepMode | None:
        """None before it was first asked for."""
        return self._mode

    @property
    def is_possible(self) -> bool:
        """Whether the program that is open has a Step mode: those with processes have none."""
        return not self._current().lesson_program.uses_processes

    def enter(self) -> None:
        """Shows the program in Step mode."""
        if self._mode is None:
            self._mode = self._new_mode()
        self._variant = variant = self._current()
        task = variant.lesson_program.step
        wanted = self._step_knobs.get(variant.program.name) or (task.start if task else {})
        self._live_knobs = _values(variant.program, wanted)
        self._parts.show_step(True)
        self._show_program(_with(variant.program, wanted))
        self.retranslate()
        self._open()

    def _new_mode(self) -> StepMode:
        from gui.step.step_mode import StepMode

        mode = StepMode(self._parts.look, self)
        mode.outlook.python = paths.lab_python()  # of the version that runs this, as real threads have to be
        mode.live_requested.connect(self.live_requested)
        mode.scene_shown.connect(self._on_scene)
        self._parts.add_step(mode)
        self._parts.code.source_edited.connect(self._on_source_edited)
        self._parts.code.reset_requested.connect(self._on_reset)
        return mode

    def leave(self) -> None:
        """Ends Step mode; the program has its live knobs again."""
        if self._variant is None or self._mode is None:
            return
        program = self._parts.code.program()
        self._step_knobs[program.name] = _values(program, self._live_knobs)
        self._variant.program = _with(program, self._live_knobs)
        self._variant = None
        self._mode.close()
        self._parts.show_step(False)

    def close(self) -> None:
        """Ends what goes on."""
        if self._mode is not None:
            self._mode.close()

    def set_seen(self, seen: bool) -> None:
        """Whether the page is on the screen."""
        if self._mode is not None and self.is_on:
            (self._mode.outlook.wake if seen else self._mode.outlook.rest)()

    def run_to_end(self) -> None:
        if self._mode is not None and self.is_on:
            self._mode.run_to_end("fair")

    def find(self) -> None:
        if self._mode is not None and self.is_on:
            self._mode.outlook.find()

    def key(self, event: QKeyEvent) -> bool:
        """Does what the key says; False where it says nothing here."""
        if self._mode is None or not self.is_on:
            return False
        from gui.step.keys import step_key

        return step_key(event, self._mode)

    def _on_source_edited(self, _text: str) -> None:
        if self._mode is not None and self.is_on:
            self._mode.set_program(self._parts.code.program())

    def _on_reset(self) -> None:
        """The page has put the lesson's version back; here it has other knobs."""
        if self._variant is not None:
            task = self._task
            self._show_program(_with(self._variant.lesson_program.program, task.start if task else {}))
            self._open()

    def retranslate(self) -> None:
        if self._mode is None or self._variant is None:
            return
        task = self._task
        if task is not None:
            self._parts.set_headline(self._texts.said(task.ask))
            self._parts.code.set_tips({reach.name: self._texts.said(reach.try_this) for reach in task.knobs})
        self._mode.retranslate(self._texts.said(task.done) if task else "")

    @property
    def _task(self) -> StepTask | None:
        return self._variant.lesson_program.step if self._variant is not None else None

    def _show_program(self, program: Program) -> None:
        assert self._variant is not None
        task = self._task
        original = _with(self._variant.lesson_program.program, task.start if task else {})
        ranges = task.knobs if task else self._variant.lesson_program.knobs
        self._parts.code.set_program(program, ranges, original=original)
        self._parts.code.clear()

    def _open(self) -> None:
        assert self._mode is not None
        task = self._task
        done = self._texts.said(task.done) if task else ""
        self._mode.open(self._parts.code.program(), task.goal if task else None, done)

    def _on_scene(self, scene: Scene | None) -> None:
        if not self.is_on:
            return
        if scene is None:
            self._parts.code.clear()
            return
        from gui.step.names import as_snapshot
        from gui.step.notes import step_notes

        self._parts.code.show_snapshot(as_snapshot(scene))
        self._parts.code.set_notes(step_notes(scene))


def _values(program: Program, names: dict[str, KnobValue]) -> dict[str, KnobValue]:
    """What these knobs stand at, as far as they are there."""
    knobs = ((name, program.knob(name)) for name in names)
    return {name: knob.value for name, knob in knobs if knob is not None}


def _with(program: Program, values: dict[str, KnobValue]) -> Program:
    for name, value in values.items():
        if program.knob(name) is not None:
            program = with_knob(program, name, value)
    return program
