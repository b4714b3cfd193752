"""Step mode of one program: what the learner wants goes to the workers, what they answer goes to the panels."""

from __future__ import annotations

import random
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from core.lesson import StepGoal
from core.problem import Problem
from core.program import Program
from core.scheduler.machine import Grain, Model, Place
from core.scheduler.scene import Scene
from core.scheduler.schedule import Schedule
from gui.run_bar import Chip
from gui.step.bar import StepBar
from gui.step.board import Board
from gui.step.files import ask_and_open, ask_and_save
from gui.step.outlook import Outlook
from gui.step.phrases import outcome_words, problem_words, refusal_words
from gui.step.shared_panel import SharedPanel
from gui.step.workers import Workers
from gui.theme import Look

translate = QCoreApplication.translate

_REOPEN_MS = 400
"""After the last change of the text."""


class StepMode(QObject):
    """Owns the panels; the page puts them in their places."""

    live_requested = Signal()
    scene_shown = Signal(object)
    """The `Scene` that is seen now; None: nothing is known."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.bar, self.board, self.shared = StepBar(look), Board(look), SharedPanel(look)
        self.workers = Workers(self)
        self.outlook = Outlook(self.board, self.workers, self)
        self.scene: Scene | None = None
        self._problem: Problem | None = None
        self._program = Program("", b"", "")
        self._goal: StepGoal | None = None
        self._done_words = ""
        self._schedule = Schedule("access", "any", ())
        """Grain, model and what is visible: how a walk is begun."""
        self._is_loaded = self._is_done = False
        self._to_load: Schedule | None = None
        self._seed: int | None = None
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
        board.schedule.find_requested.connect(self.outlook.find)
        board.schedule.prove_requested.connect(self.prove)
        workers.scene_arrived.connect(self._on_scene)
        self.outlook.schedule_found.connect(self.load)
        self.outlook.explored.connect(self._on_explored)
        self.outlook.changed.connect(self._show_state)
        self.outlook.failed.connect(self._on_failed)

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
        self.workers.close()
        self._begin_walk(None)
        self.bar.set_search(self._schedule.grain, self._schedule.model)
        self.board.columns.set_has_run(self._schedule.grain != "access" or self._schedule.model != "any")
        self.outlook.begin(self._program, self._schedule)
        self._show()

    def _begin_walk(self, to_load: Schedule | None) -> None:
        """From the beginning; `to_load` is loaded as soon as that stands."""
        self.scene = self._problem = self._seed = None
        self._to_load, self._is_loaded = to_load, to_load is not None
        self.workers.begin_walk(self._program.source, self._program.name, self._schedule, self._goal)

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
        self.board.schedule.show_proof("")
        self.workers.order(method, *arguments)

    def load(self, schedule: Schedule) -> None:
        """Takes the steps of a schedule to its end; begins again where it is of another grain or model."""
        searched = (self._schedule.grain, self._schedule.model) == (schedule.grain, schedule.model)
        if not searched:
            self._schedule = replace(schedule, steps=(), visible=())
            self._begin()
        shown = self.scene.schedule.visible if self.scene is not None else None
        if shown is not None and (not schedule.visible or set(schedule.visible) == set(shown)):
            self._is_loaded, self._seed = True, None
            self._move("load", schedule)
        else:
            self._schedule = replace(schedule, steps=())
            self._begin_walk(schedule)

    def prove(self) -> None:
        """Does with real threads what the schedule says, once it is complete."""
        if self.scene is not None and self.scene.outcome is not None:
            self.outlook.prove(self.scene.schedule)

    def _on_save(self) -> None:
        if self.scene is not None:
            problem = ask_and_save(self.bar, self.scene.schedule, self._program.name)
            if problem is not None:
                self._on_failed(problem)

    def _on_open(self) -> None:
        opened = ask_and_open(self.bar)
        if isinstance(opened, Problem):
            self._on_failed(opened)
        elif opened is not None and opened.sampled:
            self.outlook.run_again(opened, None)
        elif opened is not None:
            self.load(opened)

    # --- what the workers answer ---------------------------------------------------------------------------

    def _on_scene(self, answer: Scene | Problem) -> None:
        if isinstance(answer, Problem):
            self.scene, self._problem = None, answer
            self.board.columns.clear()
            self._show()
            return
        self.scene, self._problem = answer, None
        if self._to_load is not None:
            schedule, self._to_load = self._to_load, None
            self.workers.order("load", schedule)
            return
        if answer.goal_at is not None and not self._is_loaded:
            self._is_done = True
        self.outlook.look_from(answer)
        self._show()

    def _on_explored(self, visible: tuple[Place, ...]) -> None:
        """The search may have seen more that is shared than the walk began with: then the walk begins again."""
        if self.scene is None:
            return
        if visible and set(visible) != set(self.scene.schedule.visible):
            self._schedule = replace(self._schedule, visible=visible)
            self._begin_walk(None)
        else:
            self.outlook.look_from(self.scene)

    def _on_failed(self, problem: Problem) -> None:
        self._problem = problem
        self._show_state()

    # --- showing -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        scene = self.scene
        self.board.columns.show_scene(scene)
        self.board.schedule.show_scene(scene)
        self.shared.show_scene(scene)
        is_there = self._is_done and scene is not None and scene.goal_at is not None
        self.board.set_done(self._done_words if is_there else "")
        self._show_state()
        self.scene_shown.emit(scene)

    def _show_state(self) -> None:
        """What can be done now, and what is to be said about it."""
        scene, schedule = self.scene, self.board.schedule
        at = scene.at if scene is not None else 0
        can_redo = scene is not None and at < scene.length
        self.bar.set_state(can_undo=at > 0, can_redo=can_redo, can_go=scene is not None and bool(scene.enabled))
        self.bar.set_chip(self._chip())
        is_complete = scene is not None and scene.outcome is not None and bool(self.outlook.python)
        schedule.set_can(find=self.outlook.can_find, prove=is_complete)
        tip = translate("StepMode", "Loads the shortest schedule that ends badly or otherwise than usual (Ctrl+B)")
        if self.outlook.is_searched_out and self.outlook.prospects.worst is None:
            tip = translate("StepMode", "Every schedule was searched, and none breaks it")
        schedule.set_find_tip(tip)
        if scene is not None and scene.refusal is not None:
            self.board.show_problem(*refusal_words(scene.refusal))
        elif self._problem is not None:
            self.board.show_problem(*problem_words(self._problem))
        else:
            self.board.problem.hide()

    def _chip(self) -> Chip:
        scene = self.scene
        if self.outlook.note:
            return Chip(self.outlook.note, "search")
        if self._problem is not None:
            return Chip("", "dot")
        if scene is None:
            return Chip(translate("StepMode", "Getting ready…"), "hourglass")
        if self._is_done and scene.goal_at is not None:
            return Chip(translate("StepMode", "You did it"), "check", "right")
        if scene.outcome is None:
            return Chip(translate("StepMode", "You are the scheduler"), "pencil")
        words = outcome_words(scene.outcome)
        if self._seed is not None:
            words = translate("StepMode", "{outcome} (seed {seed})").format(outcome=words, seed=self._seed)
        is_bad = scene.outcome.kind != "finished"
        return Chip(words, "stuck" if is_bad else "check", "wrong" if is_bad else "")

    # --- look and language ---------------------------------------------------------------------------------

    def set_look(self, look: Look) -> None:
        for part in (self.bar, self.board, self.shared):
            part.set_look(look)

    def set_compact(self, compact: bool) -> None:
        for part in (self.bar, self.board):
            part.set_compact(compact)

    def retranslate(self, done_words: str) -> None:
        """The words that are not the panels' own, and those of the lesson."""
        self._done_words = done_words
        self.outlook.retranslate()
        self._show()
