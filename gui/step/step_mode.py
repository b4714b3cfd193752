"""Step mode of one program: what the learner wants goes to the workers, what they answer goes to the panels."""

from __future__ import annotations

import random
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from core.lesson import StepGoal
from core.problem import Problem
from core.program import Program
from core.scheduler.errand import find_failure, prove
from core.scheduler.exploration import Exploration
from core.scheduler.failing import Failure
from core.scheduler.machine import Grain, Model
from core.scheduler.replay import Replay
from core.scheduler.scene import Scene
from core.scheduler.schedule import Schedule
from core.scheduler.searching import CanHappen, Message, Progress
from gui.run_bar import Chip
from gui.step.bar import StepBar
from gui.step.board import Board
from gui.step.files import ask_and_open, ask_and_save
from gui.step.phrases import outcome_words, problem_words, refusal_words
from gui.step.proof import proof_told
from gui.step.prospects import Prospects, with_exploration
from gui.step.shared_panel import SharedPanel
from gui.step.workers import SEARCH_S, Workers
from gui.theme import Look

translate = QCoreApplication.translate

_REOPEN_MS = 400
"""After the last change of the text."""
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier


class StepMode(QObject):
    """Owns the panels; the page puts them in their places."""

    live_requested = Signal()
    scene_shown = Signal(object)
    """The `Scene` that is seen now; None: nothing is known."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.bar, self.board, self.shared = StepBar(look), Board(look), SharedPanel(look)
        self.workers = Workers(self)
        self.python = ""
        """The interpreter for real threads; it has to be of the version that runs this."""
        self.scene: Scene | None = None
        self.prospects = Prospects()
        self._program = Program("", b"", "")
        self._goal: StepGoal | None = None
        self._done_words = ""
        self._schedule = Schedule("access", "any", ())
        """Grain, model and what is visible: how a walk is begun."""
        self._is_loaded = self._is_done = False
        self._to_load: Schedule | None = None
        self._seed: int | None = None
        self._chip_words = ""
        self._reopen = QTimer(self, interval=_REOPEN_MS, singleShot=True)
        self._reopen.timeout.connect(self._begin)
        self._connect()

    def _connect(self) -> None:
        bar, board, workers = self.bar, self.board, self.workers
        bar.undo_requested.connect(self.undo)
        bar.redo_requested.connect(self.redo)
        bar.reset_requested.connect(lambda: self.go(0))
        bar.live_requested.connect(self.live_requested)
        bar.run_requested.connect(self.run_to_end)
        bar.grain_chosen.connect(lambda grain: self.set_search(grain, self._schedule.model))
        bar.model_chosen.connect(lambda model: self.set_search(self._schedule.grain, model))
        bar.save_requested.connect(self._on_save)
        bar.open_requested.connect(self._on_open)
        board.columns.step_requested.connect(self.step)
        board.columns.run_requested.connect(self.run_to_access)
        board.schedule.place_chosen.connect(self.go)
        board.schedule.find_requested.connect(self.find)
        board.schedule.prove_requested.connect(self.prove)
        board.outcomes.ending_chosen.connect(self._on_ending_chosen)
        board.outcomes.cancel_requested.connect(self._on_cancel)
        workers.scene_arrived.connect(self._on_scene)
        workers.search_told.connect(self._on_search_told)
        workers.errand_done.connect(self._on_errand_done)

    # --- opening -------------------------------------------------------------------------------------------

    def open(self, program: Program, goal: StepGoal | None, done_words: str) -> None:
        """Begins with this program, and searches all its schedules."""
        self._program, self._goal, self._done_words = program, goal, done_words
        self._is_done = False
        self._begin()

    def set_program(self, program: Program) -> None:
        """The text is another one: begins again, after a pause in the typing."""
        self._program = program
        self._reopen.start()

    def set_words(self, done_words: str) -> None:
        """The lesson's words, in another language."""
        self._done_words = done_words
        self._show_goal()

    def close(self) -> None:
        """Ends everything that was begun."""
        self._reopen.stop()
        self.workers.close()

    def set_search(self, grain: Grain, model: Model) -> None:
        """Another grain or model: begins again."""
        self._schedule = Schedule(grain, model, ())
        self._begin()

    def _begin(self) -> None:
        self._reopen.stop()
        self._schedule = replace(self._schedule, visible=())
        self.scene, self._to_load, self._is_loaded, self._seed = None, None, False, None
        self.prospects = Prospects()
        self.bar.set_search(self._schedule.grain, self._schedule.model)
        self.board.columns.set_has_run(self._schedule.grain != "access" or self._schedule.model != "any")
        self.workers.close()
        self.workers.begin_walk(self._program.source, self._program.name, self._schedule, self._goal)
        self.workers.begin_search(self._program.source, self._program.name, self._schedule)
        self.board.schedule.show_proof("", "")
        self._show()

    # --- what the learner wants ----------------------------------------------------------------------------

    def step(self, number: int) -> None:
        self._is_loaded, self._seed = False, None
        self._move("step", number)

    def undo(self) -> None:
        self._move("undo")

    def redo(self) -> None:
        self._move("redo")

    def go(self, at: int) -> None:
        """To where `at` steps are taken."""
        self._move("go", at)

    def run_to_access(self, number: int) -> None:
        self._is_loaded, self._seed = False, None
        self._move("run_to_access", number)

    def run_to_end(self, chooser: str) -> None:
        """``fair`` or ``random``."""
        self._is_loaded = True
        self._seed = random.randrange(1, 10_000) if chooser == "random" else None
        self._move("run_to_end", chooser, self._seed or 0)

    def _move(self, method: str, *arguments: object) -> None:
        self.board.schedule.show_proof("", "")
        self.workers.order(method, *arguments)

    def load(self, schedule: Schedule) -> None:
        """Takes the steps of a schedule to its end."""
        self._is_loaded, self._seed = True, None
        if self.scene is None:
            self._to_load = schedule
            return
        shown = self.scene.schedule
        same = (shown.grain, shown.model) == (schedule.grain, schedule.model)
        if same and (not schedule.visible or set(schedule.visible) == set(shown.visible)):
            self._move("load", schedule)
            return
        searched = (self._schedule.grain, self._schedule.model) == (schedule.grain, schedule.model)
        self._schedule = replace(schedule, steps=())
        if searched:
            self._begin_walk_again(schedule)
        else:
            visible = self._schedule.visible
            self._begin()
            self._schedule = replace(self._schedule, visible=visible)
            self._begin_walk_again(schedule)

    def _begin_walk_again(self, schedule: Schedule | None) -> None:
        """With other places visible, or at another grain; then `schedule`."""
        self.scene = None
        self._to_load, self._is_loaded = schedule, schedule is not None
        self.workers.begin_walk(self._program.source, self._program.name, self._schedule, self._goal)

    def find(self) -> None:
        """Loads the shortest schedule that breaks the program, if there is one."""
        worst = self.prospects.worst
        if worst is not None:
            self.load(worst.shortest)
        elif not self._is_searched_out and not self.workers.has_errand:
            grain, model = self._schedule.grain, self._schedule.model
            self.workers.send(find_failure(self._program.source, self._program.name, grain, model, SEARCH_S))
            self._show_state()

    @property
    def _is_searched_out(self) -> bool:
        """Whether every schedule is known."""
        return self.prospects.found is not None and self.prospects.found.complete

    def prove(self) -> None:
        """Does with real threads what the schedule says."""
        if self.scene is not None and self.scene.outcome is not None and not self.workers.has_errand:
            schedule = self.scene.schedule
            self.workers.send(prove(self._program.source, self._program.name, schedule, self.python))
            self.board.schedule.show_proof(translate("StepMode", "Running it on real threads…"), "")

    def _on_ending_chosen(self, place: int) -> None:
        self.load(self.prospects.endings[place].shortest)

    def _on_cancel(self) -> None:
        self.workers.end_search()
        self.prospects = Prospects(is_cancelled=True)
        self._show_prospects()

    def _on_save(self) -> None:
        if self.scene is not None:
            problem = ask_and_save(self.bar, self.scene.schedule, self._program.name)
            if problem is not None:
                self._show_problem(*problem_words(problem))

    def _on_open(self) -> None:
        opened = ask_and_open(self.bar)
        if isinstance(opened, Problem):
            self._show_problem(*problem_words(opened))
        elif opened is not None:
            self.load(opened)

    def key(self, event: QKeyEvent) -> bool:
        """Does what the key says; False where it says nothing here. Held keys count as often as they come."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = key - Qt.Key.Key_0
        if 0 <= digit <= 9 and modifiers in (_NONE, _ALT):
            (self.step if modifiers == _NONE else self.run_to_access)(digit)
            return True
        if key == Qt.Key.Key_Z and modifiers in (_CTRL, _CTRL_SHIFT):
            (self.undo if modifiers == _CTRL else self.redo)()
            return True
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and modifiers == _NONE:
            (self.undo if key == Qt.Key.Key_Left else self.redo)()
            return True
        if key == Qt.Key.Key_Space and modifiers == _NONE:
            self.board.schedule.toggle()
            return True
        return False

    # --- what the workers answer ---------------------------------------------------------------------------

    def _on_scene(self, answer: Scene | Problem) -> None:
        if isinstance(answer, Problem):
            self.scene = None
            self._show()
            self._show_problem(*problem_words(answer))
            return
        self.scene = answer
        if self._to_load is not None:
            schedule, self._to_load = self._to_load, None
            self.workers.order("load", schedule)
            return
        if answer.goal_at is not None and not self._is_loaded:
            self._is_done = True
        self._ask()
        self._show()

    def _ask(self) -> None:
        """What can still happen, once everything is known."""
        if self.scene is not None and self._is_searched_out:
            self.workers.ask(self.scene.schedule.steps)

    def _on_search_told(self, message: Message) -> None:
        if isinstance(message, Progress):
            self.prospects = replace(self.prospects, progress=message)
        elif isinstance(message, Exploration):
            self._on_explored(message)
        elif isinstance(message, CanHappen):
            self.prospects = replace(self.prospects, can_happen=message)
        else:
            self.prospects = Prospects(problem=message)
        self._show_prospects()

    def _on_explored(self, found: Exploration) -> None:
        """The search may have seen more that is shared than the walk began with: then the walk begins again."""
        self.prospects = with_exploration(found)
        visible = found.outcomes[0].shortest.visible if found.outcomes else ()
        if self.scene is not None and visible and set(visible) != set(self.scene.schedule.visible):
            self._schedule = replace(self._schedule, visible=visible)
            self._begin_walk_again(None)
        else:
            self._ask()

    def _on_errand_done(self, kind: str, answer: Failure | Replay | Problem) -> None:
        if isinstance(answer, Replay):
            self.board.schedule.show_proof(*proof_told(answer))
        elif isinstance(answer, Failure):
            self._on_failure(answer)
        elif kind == "proof":
            self.board.schedule.show_proof(problem_words(answer)[0], "wrong")
        else:
            self._show_problem(*problem_words(answer))

    def _on_failure(self, found: Failure) -> None:
        if found.schedule is not None:
            self.load(found.schedule)
            return
        self._chip_words = (
            translate("StepMode", "No schedule breaks it")
            if found.complete
            else translate("StepMode", "None found in the time there was")
        )
        self._show_state()
        self._chip_words = ""

    # --- showing -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        scene = self.scene
        if scene is not None:
            self.board.columns.show_scene(scene)
        self.board.schedule.show_scene(scene)
        self.shared.show_scene(scene)
        self._show_state()
        self._show_goal()
        if self.prospects.found is None or scene is None:
            self._show_prospects()
        self.scene_shown.emit(scene)

    def _show_state(self) -> None:
        scene, bar = self.scene, self.bar
        at = scene.at if scene is not None else 0
        can_redo = scene is not None and at < scene.length
        bar.set_state(can_undo=at > 0, can_redo=can_redo, can_go=scene is not None and bool(scene.enabled))
        bar.set_chip(self._chip())
        is_complete = scene is not None and scene.outcome is not None
        breaks = self.prospects.worst is not None or not self._is_searched_out
        self.board.schedule.set_can(find=breaks and not self.workers.has_errand, prove=is_complete)
        tip = translate("StepMode", "Loads the shortest schedule that ends badly or otherwise than usual (Ctrl+B)")
        if not breaks:
            tip = translate("StepMode", "Every schedule was searched, and none breaks it")
        self.board.schedule.set_find_tip(tip)
        if scene is not None and scene.refusal is not None:
            self._show_problem(*refusal_words(scene.refusal))
        else:
            self.board.problem.hide()

    def _chip(self) -> Chip:
        scene = self.scene
        if self._chip_words:
            return Chip(self._chip_words, "check")
        if scene is None:
            return Chip(translate("StepMode", "Getting ready…"), "hourglass")
        if self._is_done and scene.goal_at is not None:
            return Chip(translate("StepMode", "You did it"), "check", "right")
        if scene.outcome is not None:
            words = outcome_words(scene.outcome)
            if self._seed is not None:
                words = translate("StepMode", "{outcome} (seed {seed})").format(outcome=words, seed=self._seed)
            is_bad = scene.outcome.kind != "finished"
            return Chip(words, "stuck" if is_bad else "check", "wrong" if is_bad else "")
        return Chip(translate("StepMode", "You are the scheduler"), "pencil")

    def _show_goal(self) -> None:
        self.shared.set_done(self._done_words if self._is_done else "")

    def _show_prospects(self) -> None:
        self.board.outcomes.show_prospects(self.prospects)
        if self.scene is not None:
            self._show_state()

    def _show_problem(self, title: str, more: str) -> None:
        self.board.problem.show_problem(title, more)
        self.board.problem.show()

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        for part in (self.bar, self.board, self.shared):
            part.set_look(look)

    def set_compact(self, compact: bool) -> None:
        for part in (self.bar, self.board):
            part.set_compact(compact)

    def retranslate(self) -> None:
        """The words that are not the panels' own."""
        self._show_state()
        self._show_prospects()
        self.scene_shown.emit(self.scene)
