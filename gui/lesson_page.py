"""A lesson's page: the only place where lesson, run and views meet."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.lab.limits import Limits
from core.lesson import Lesson, Question
from core.problem import Problem
from core.program import Program
from core.snapshot import Snapshot
from gui.exporting.handout import Handout, handout_of
from gui.interpreter_picker import InterpreterPicker, Setting
from gui.live_run import LiveRun
from gui.own_controls import OwnControls
from gui.page_compare import PageCompare
from gui.page_keys import page_key
from gui.page_many import Occasion, PageMany
from gui.page_parts import PageParts
from gui.page_program import PageProgram
from gui.page_showing import PageShowing
from gui.page_texts import PageTexts
from gui.playhead import Playhead
from gui.pythons import Pythons
from gui.settings import Settings
from gui.stepping import Stepping
from gui.theme import Look
from gui.variant import State, Variant

_DONE = object()


class LessonPage(QWidget):
    """Everything happens on `tick`: it takes what the run has yielded, a bounded amount, and shows one snapshot."""

    run_started = Signal()
    run_ended = Signal(bool)
    """With whether the run was seen to its end."""
    next_requested = Signal()

    def __init__(
        self,
        lesson: Lesson,
        look: Look,
        settings: Settings,
        pythons: Pythons,
        following: Lesson | None = None,
        limits: Limits | None = None,
    ) -> None:
        """`following` is the lesson after this one; `limits` are what its runs may use (None: as usual)."""
        super().__init__()
        self._limits = limits or Limits()
        self._lesson, self._settings, self._look = lesson, settings, look
        self._variants = [Variant(program, program.program) for program in lesson.programs]
        self._variant = self._variants[0]
        self._running: Variant | None = None
        self._words_are_old = False
        """Whether the language was changed while it was hidden: not every page is told anew at once."""
        self._closing: Iterator[None] | None = None
        """Shows a run that has ended, a piece on each tick."""
        self._picker = InterpreterPicker(pythons, settings, self)
        self._parts = PageParts(look, settings)
        self._texts = PageTexts(lesson, following, self._parts, self._picker)
        self._playhead = Playhead(lambda: self._parts.look.reduced_motion, self)
        self._program = PageProgram(lesson, self._parts, self._texts, settings, lambda: self._variant, self)
        self._many = PageMany(self._parts, self._occasion, self)
        self._compare = PageCompare(self._parts, self._picker, self)
        self._showing = PageShowing(
            self._parts, self._texts, self._playhead, self._compare, lambda: self._variant, self
        )
        self.stepping = Stepping(self._parts, self._texts, lambda: self._variant, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._parts)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._connect()
        self.open_program(0)
        self._retranslate()

    def _connect(self) -> None:
        parts, bar, code = self._parts, self._parts.run_bar, self._parts.code
        bar.run_requested.connect(self.run)
        bar.stop_requested.connect(self.stop)
        bar.step_requested.connect(self.toggle_step)
        bar.start_method_chosen.connect(self._picker.choose_start_method)
        bar.python_chosen.connect(self._picker.choose)
        bar.add_python_requested.connect(lambda: self._picker.ask_for_path(self))
        bar.remove_python_requested.connect(self._picker.remove)
        bar.many_requested.connect(self.run_many)
        for shown in (self._many, self._compare):
            shown.close_requested.connect(self._show_runs)
        self._compare.wanted.connect(self._start)
        self._many.started.connect(self.run_started)
        self._many.ended.connect(self._on_many_over)
        self._picker.changed.connect(self._on_pythons_changed)
        self._picker.refused.connect(self._tell)
        code.variant_chosen.connect(self.open_program)
        parts.question.chosen.connect(self._on_answer_chosen)
        parts.question.kept.connect(self.run)
        parts.question.skipped.connect(self.run_without_predicting)
        parts.story.prediction_pressed.connect(self._on_prediction_pressed)
        parts.explain.moment_stepped.connect(self._playhead.step)
        parts.explain.knob_pressed.connect(bar.focus_knob)
        parts.explain.next_pressed.connect(self.next_requested)
        for source in (parts.explain.compare_pressed, bar.compare_requested):
            source.connect(lambda: self.has_live_run or self._compare.begin_with_oldest_and_newest(self._variant))
        parts.views.moment_chosen.connect(self._playhead.choose)
        parts.views.replay_pressed.connect(self._playhead.toggle)
        parts.output.typed.connect(lambda text: self._live and self._live.type(text))
        parts.output.input_ended.connect(lambda: self._live and self._live.end_input())
        parts.own.watches_requested.connect(lambda: self.own and self.own.ask_for_watches(self._look))
        self._program.replaced.connect(lambda: self.open_program(0))
        self.stepping.live_requested.connect(self.toggle_step)

    # --- what the window asks ------------------------------------------------------------------------------

    @property
    def has_live_run(self) -> bool:
        """Until the end of the run has been shown as well."""
        return self._running is not None or self._many.is_live

    @property
    def handout(self) -> Handout | None:
        """The newest run, to be saved and handed in."""
        return handout_of(self._lesson, self._variant, self._texts.language)

    @property
    def _live(self) -> LiveRun | None:
        return self._running.live if self._running is not None else None

    @property
    def state(self) -> State:
        """Of the program that is open."""
        return self._variant.state

    @property
    def snapshot(self) -> Snapshot:
        """The newest state of its run; an empty one before."""
        return self._variant.snapshot

    @property
    def playhead(self) -> float | None:
        """Where in the ended run the page stands (seconds); None while it goes on."""
        return self._playhead.t

    @property
    def own(self) -> OwnControls | None:
        """The file behind it, where the program is the learner's own."""
        return self._program.own

    @property
    def program(self) -> Program:
        """The text on the screen."""
        return self._parts.code.program()

    @property
    def question(self) -> Question:
        return self._variant.lesson_program.question

    @property
    def is_prepared(self) -> bool:
        """Whether the plots are made, so that a run will show at once."""
        return self._parts.views.is_prepared

    def tick(self) -> None:
        """Takes what the run has yielded since the last time and shows the newest state. What a run's end changes is
        spread over some ticks: each of them should be short."""
        self._many.tick()
        running = self._running
        if running is None or running.live is None:
            return
        if self._closing is not None:
            if not self._showing.is_busy and next(self._closing, _DONE) is _DONE:
                self._closing = None
                self._on_run_over()
            return
        if running is self._variant and self._showing.is_busy:
            return  # nothing newer until all parts show this one: they would contradict each other
        running.live.tick()
        if running is self._variant:
            self._showing.show_newest()
        if not running.live.is_live:
            running.finish()
            self._closing = self._showing.end(running)

    def run(self) -> None:
        """Keeps the answer that is chosen, if the question is asked, and runs; without an answer it waits for one."""
        variant = self._variant
        if self.has_live_run:
            return
        if self.stepping.is_on:
            self.stepping.run_to_end()
            return
        if variant.asks and variant.choice is None:
            self._parts.question.ask_for_answer()
            return
        if variant.asks:
            variant.kept = True
        self._start()

    def run_without_predicting(self) -> None:
        if not self.has_live_run:
            self._variant.choice, self._variant.kept = None, False
            self._start()

    def run_many(self) -> None:
        """Asks how often."""
        if not self.has_live_run:
            self._leave_step()
            self._many.open(self._variant)

    def compare(self) -> None:
        """Asks on what to run it twice."""
        if self._picker.chosen is None:
            self._tell(Problem("no-python"))
        elif not self.has_live_run:
            self._leave_step()
            self._compare.ask(self._variant, self._look)

    def stop(self) -> None:
        self._compare.stop()
        self._many.stop()
        if self._live is not None:
            self._live.stop()

    def close_run(self) -> None:
        """Ends what runs, and does not return before it is gone."""
        self._playhead.leave()
        self._many.close()
        self.stepping.close()
        if self._live is not None:
            self._live.close()
            self._running = None

    def toggle_step(self) -> None:
        """From live to Step mode, or back. Programs with processes have none, and a run has to end first."""
        if self.stepping.is_on:
            self.stepping.leave()
            self._show_program()
        elif not self.has_live_run and self.stepping.is_possible:
            self._playhead.leave()
            self.stepping.enter()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_step(self) -> None:
        if self.stepping.is_on:
            self.toggle_step()

    def find_breaking(self) -> None:
        """In Step mode: the shortest schedule that breaks the program."""
        self.stepping.find()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._parts.set_look(look)

    def set_compact(self, compact: bool) -> None:
        self._parts.set_compact(compact)

    # --- a run ---------------------------------------------------------------------------------------------

    def _start(self, setting: Setting | None = None) -> None:
        """Runs the program with `setting`, which belongs to a comparison, or (None) with what is picked."""
        if setting is None:
            self._compare.leave()
        occasion = self._occasion(setting)
        if occasion is None:
            self._compare.leave()
            return
        variant = self._variant
        variant.start(occasion.program, occasion.setting.python, occasion.setting.start_method, occasion.limits)
        self._running = variant
        self._parts.begin_run(occasion.program)
        if setting is not None and variant.live is not None:
            self._compare.started(variant.live)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._texts.show_state(variant)
        self.run_started.emit()

    def _occasion(self, setting: Setting | None = None) -> Occasion | None:
        """What would run now; where nothing can, it is said."""
        setting = setting or self._picker.setting(self._variant.lesson_program.uses_processes)
        problem = Problem("no-python") if setting is None else self._parts.code.unencodable
        if setting is None or problem is not None:
            assert problem is not None
            self._tell(problem)
            return None
        self._playhead.leave()
        return Occasion(self._variant, self._program.lock(), setting, self._limits)

    def _on_run_over(self) -> None:
        assert self._running is not None
        over, self._running = self._running, None
        if over.live is not None and over.live.has_no_python:
            self._picker.forget(over.live.python.path)
        self._program.unlock()
        self._texts.show_state(self._variant)
        following = self._compare.over() if self._compare.is_on else None
        if following is not None:
            self._start(following)
        self.run_ended.emit(over.was_seen)

    # --- many runs -----------------------------------------------------------------------------------------

    def _on_many_over(self, variant: Variant) -> None:
        self._program.unlock()
        self._texts.show_state(self._variant)
        self.run_ended.emit(variant.was_seen)

    def _show_runs(self) -> None:
        """The question, or the newest run, instead of what was shown of many."""
        self._compare.leave()
        self._showing.show_ended()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the question --------------------------------------------------------------------------------------

    def _on_answer_chosen(self, index: int) -> None:
        self._variant.choice = index
        self._texts.show_state(self._variant)

    def _on_prediction_pressed(self) -> None:
        if self._running is None:
            self._playhead.leave()
            self._variant.asks = True
            self._parts.show_asking()
            self._texts.show_state(self._variant)

    # --- the program ---------------------------------------------------------------------------------------

    def open_program(self, index: int) -> None:
        """Shows that program of the lesson: its question, or its newest run. What runs in another one is stopped."""
        if self.has_live_run:
            self.stop()
        self._playhead.leave()
        self._compare.leave()
        was_stepping = self.stepping.is_on
        self.stepping.leave()
        self._variant = self._variants[index]
        self._show_program()
        if was_stepping:
            self.toggle_step()

    def _show_program(self) -> None:
        """The program that is open, with its question or its newest run."""
        self._parts.open_variant(self._variant)
        self._texts.show_variant(self._variant, self._variants.index(self._variant))
        self._showing.show_ended()

    # --- interpreters --------------------------------------------------------------------------------------

    def _on_pythons_changed(self) -> None:
        self._texts.show_pickers(self._variant)
        self._texts.show_state(self._variant)

    def _tell(self, problem: Problem) -> None:
        self._parts.show_run()
        self._texts.show_problem(problem)

    # --- keys, language ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.stepping.key(event):
            return
        if not page_key(event, self._parts, self._playhead):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._words_are_old:
            self._retranslate()
        self._texts.show_pickers(self._variant)
        self.stepping.set_seen(True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._parts.views.prepare_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stepping.set_seen(False)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words_are_old = True
            if self.isVisible():
                self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._words_are_old = False
        self._texts.language = self._settings.spoken_language
        self._many.set_language(self._texts.language)
        self._texts.show_variant(self._variant, self._variants.index(self._variant))
        self._showing.retranslate()
        self.stepping.retranslate()
