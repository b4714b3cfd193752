"""What is known beyond the present scene: the search of all schedules, and errands to find one or to prove one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from core.problem import Problem
from core.program import Program
from core.scheduler.errand import find_failure, prove
from core.scheduler.exploration import Exploration
from core.scheduler.failing import Failure
from core.scheduler.outcome import Outcome
from core.scheduler.replay import Replay
from core.scheduler.scene import Scene
from core.scheduler.schedule import Schedule
from core.scheduler.searching import CanHappen, Message, Progress
from gui.step.board import Board
from gui.step.phrases import problem_words
from gui.step.proof import again_told, proof_told
from gui.step.prospects import Prospects, with_exploration
from gui.step.workers import SEARCH_S, Workers

translate = QCoreApplication.translate

_SAMPLE_S = 10.0


class Outlook(QObject):
    schedule_found = Signal(object)
    """A `Schedule` that is to be loaded."""
    explored = Signal(object)
    """The places that are visible, as the finished search has them."""
    changed = Signal()
    failed = Signal(object)
    """A `Problem`."""

    def __init__(self, board: Board, workers: Workers, parent: QObject) -> None:
        super().__init__(parent)
        self._board, self._workers = board, workers
        self.python = ""
        """The interpreter for real threads; it has to be of the version that runs this ("": there is none)."""
        self.prospects = Prospects()
        self.note = ""
        """What came of looking for a schedule that breaks the program, where there is none to load."""
        self._program = Program("", b"", "")
        self._schedule = Schedule("access", "any", ())
        self._sampled: Schedule | None = None
        """That real threads are following, and how it ended before."""
        self._expected: Outcome | None = None
        workers.search_told.connect(self._on_search_told)
        workers.errand_done.connect(self._on_errand_done)
        board.outcomes.ending_chosen.connect(self._on_ending_chosen)
        board.outcomes.cancel_requested.connect(self._on_cancel)
        board.outcomes.sample_requested.connect(self.sample)

    def begin(self, program: Program, schedule: Schedule) -> None:
        """Searches all schedules, at the grain and by the model of `schedule`."""
        self._program, self._schedule = program, schedule
        self.note = ""
        self._workers.begin_search(program.source, program.name, schedule, SEARCH_S)
        self._show(Prospects())
        self._board.schedule.show_proof("")

    def rest(self) -> None:
        """Nobody is looking: what the search holds in memory is given back."""
        self._workers.end_search()

    def wake(self) -> None:
        """Searches again, after a rest."""
        if self._program.source and not self._workers.has_search:
            self.begin(self._program, self._schedule)

    def look_from(self, scene: Scene) -> None:
        """What can still happen from there, once everything is known."""
        self.note = ""
        if self.is_searched_out:
            self._workers.ask(scene.schedule.steps)

    @property
    def is_searched_out(self) -> bool:
        """Whether every schedule is known."""
        return self.prospects.found is not None and self.prospects.found.complete

    @property
    def can_find(self) -> bool:
        """Whether there may be a schedule that breaks the program."""
        found = self.prospects.found
        is_possible = self.prospects.problem is None and (found is None or not found.unsupported)
        may_be = self.prospects.worst is not None or not self.is_searched_out
        return is_possible and may_be and not self._workers.has_errand

    def find(self) -> None:
        """The shortest schedule that breaks the program, if there is one."""
        worst = self.prospects.worst
        if worst is not None:
            self.schedule_found.emit(worst.shortest)
        elif self.can_find:
            program, schedule = self._program, self._schedule
            errand = find_failure(program.source, program.name, schedule.grain, schedule.model, SEARCH_S)
            self._workers.send(errand)
            self.note = translate("StepMode", "Looking for one that breaks it…")
            self.changed.emit()

    def prove(self, schedule: Schedule) -> None:
        """Does with real threads what the schedule says."""
        if self.python and not self._workers.has_errand:
            self._sampled = None
            self._workers.send(prove(self._program.source, self._program.name, schedule, self.python))
            self._board.schedule.show_proof(translate("StepMode", "Running it on real threads…"))

    def run_again(self, schedule: Schedule, expected: Outcome | None) -> None:
        """Does with real threads what a sampled schedule says; `expected` is how it ended when it was found."""
        if self.python and not self._workers.has_errand:
            self._sampled, self._expected = schedule, expected
            self._workers.send(prove(self._program.source, self._program.name, schedule, self.python))
            self._board.schedule.show_proof(translate("StepMode", "Running it again on real threads…"))

    def sample(self) -> None:
        """Runs the program on real threads, again and again, where the machine cannot do it."""
        if self.python:
            self._workers.begin_search(
                self._program.source, self._program.name, self._schedule, _SAMPLE_S, python=self.python
            )
            self._show(Prospects(is_sampling=True))

    def _on_ending_chosen(self, place: int) -> None:
        ending = self.prospects.endings[place]
        if self.prospects.is_sampling:
            self.run_again(ending.shortest, ending.outcome)
        else:
            self.schedule_found.emit(ending.shortest)

    def _on_cancel(self) -> None:
        self._workers.end_search()
        self._show(Prospects(is_cancelled=True))

    # --- what the workers answer ---------------------------------------------------------------------------

    def _on_search_told(self, message: Message) -> None:
        before = self.prospects
        if isinstance(message, Progress):
            self._show(replace(before, progress=message))
        elif isinstance(message, CanHappen):
            self._show(replace(before, can_happen=message))
        elif isinstance(message, Exploration):
            self._show(with_exploration(message, before.is_sampling))
            visible = message.outcomes[0].shortest.visible if message.outcomes else ()
            self.explored.emit(visible if message.complete else ())
        else:
            self._show(Prospects(problem=message))

    def _on_errand_done(self, kind: str, answer: Failure | Replay | Problem) -> None:
        self.note = ""
        if isinstance(answer, Replay) and self._sampled is not None:
            self._board.schedule.show_proof(*again_told(answer, self._sampled, self._expected))
        elif isinstance(answer, Replay):
            self._board.schedule.show_proof(*proof_told(answer))
        elif isinstance(answer, Failure):
            self._on_failure(answer)
        elif kind == "proof":
            self._board.schedule.show_proof(problem_words(answer)[0], "wrong")
        else:
            self.failed.emit(answer)
        self.changed.emit()

    def _on_failure(self, found: Failure) -> None:
        if found.schedule is not None:
            self.schedule_found.emit(found.schedule)
        elif found.complete:
            self.note = translate("StepMode", "No schedule breaks it")
        else:
            self.note = translate("StepMode", "None found in the time there was")

    def _show(self, prospects: Prospects) -> None:
        self.prospects = prospects
        self._board.outcomes.show_prospects(prospects, can_sample=bool(self.python))
        self.changed.emit()

    def retranslate(self) -> None:
        self._show(self.prospects)
