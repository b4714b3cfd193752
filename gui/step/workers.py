"""The processes behind Step mode: the walk, the search, and one errand at a time. Polled, never waited for."""

from __future__ import annotations

import contextlib
import sys
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.lesson import StepGoal
from core.problem import Problem
from core.scheduler.errand import Errand
from core.scheduler.failing import Failure
from core.scheduler.replay import Replay
from core.scheduler.schedule import Schedule
from core.scheduler.searching import CanHappen, Exploration, Search
from core.scheduler.walker import Walker

_POLL_MS = 8
SEARCH_S = 30.0


class Workers(QObject):
    scene_arrived = Signal(object)
    """A `Scene`, the newest one; or a `Problem` with the walk."""
    search_told = Signal(object)
    """`Progress`, `Exploration`, `CanHappen`, or a `Problem`."""
    errand_done = Signal(str, object)
    """Its kind, and a `Failure`, a `Replay` or a `Problem`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._walker: Walker | None = None
        self._search: Search | None = None
        self._errand: Errand | None = None
        self._is_searching = False
        self._asked: tuple[int, ...] | None = None
        """The steps that the search is being asked about."""
        self._next: tuple[int, ...] | None = None
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self.poll)

    # --- the walk ------------------------------------------------------------------------------------------

    def begin_walk(self, source: str, name: str, schedule: Schedule, goal: StepGoal | None) -> None:
        """A walk from the beginning; the one before is over."""
        self._end_walk()
        self._walker = Walker(source, name, schedule, goal)
        self._timer.start()

    def order(self, method: str, *arguments: Any) -> None:
        """What `Walk` is to do; a scene follows."""
        if self._walker is not None:
            with contextlib.suppress(OSError):  # it has ended: the next poll says so
                self._walker.order(method, *arguments)
            self._timer.start()

    @property
    def is_walking(self) -> bool:
        """Whether a scene is still to come."""
        return self._walker is not None and self._walker.is_busy

    # --- the search ----------------------------------------------------------------------------------------

    def begin_search(self, source: str, name: str, schedule: Schedule, budget_s: float, python: str = "") -> None:
        """All schedules, at the grain and by the model of `schedule`; or, with `python`, some runs on real threads of
        that interpreter."""
        self.end_search()
        sampled, on = bool(python), python or sys.executable
        self._search = Search(source, name, schedule.grain, schedule.model, budget_s, sampled, on)
        self._is_searching = True
        self._timer.start()

    @property
    def has_search(self) -> bool:
        """Whether the process of the search is there, at work or done with it."""
        return self._search is not None

    def ask(self, steps: tuple[int, ...]) -> None:
        """What can still happen after these steps; asked as soon as the search has answered what came before."""
        self._next = steps
        self._ask_next()

    def _ask_next(self) -> None:
        if self._search is None or self._is_searching or self._asked is not None or self._next is None:
            return
        self._asked, self._next = self._next, None
        with contextlib.suppress(OSError):
            self._search.ask(self._asked)
        self._timer.start()

    def end_search(self) -> None:
        if self._search is not None:
            self._search.close()
        self._search, self._is_searching = None, False
        self._asked = self._next = None

    # --- errands -------------------------------------------------------------------------------------------

    def send(self, errand: Errand) -> None:
        """One at a time: what went before is given up."""
        self._end_errand()
        self._errand = errand
        self._timer.start()

    @property
    def has_errand(self) -> bool:
        return self._errand is not None

    # --- polling -------------------------------------------------------------------------------------------

    def poll(self) -> None:
        """Takes what has arrived: a scene, or else what is known beyond it, so that one is drawn after the other."""
        if not self._poll_walk():
            self._poll_search()
            self._poll_errand()
        if not self.is_busy:
            self._timer.stop()

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self.is_walking or self._is_searching or self._asked is not None or self._errand is not None

    def _poll_walk(self) -> bool:
        """Whether there was a scene."""
        if self._walker is None:
            return False
        newest = self._walker.newest()
        if newest is None and not self._walker.is_alive:
            newest = Problem("walk-lost")
        if isinstance(newest, Problem):
            self._end_walk()
        if newest is not None:
            self.scene_arrived.emit(newest)
        return newest is not None

    def _poll_search(self) -> None:
        if self._search is None:
            return
        for message in self._search.messages():
            if isinstance(message, Exploration | Problem):
                self._is_searching = False
            elif isinstance(message, CanHappen):
                self._asked = None
            self.search_told.emit(message)
        if self._search is not None and not self._search.is_alive and (self._is_searching or self._asked is not None):
            self.end_search()
            self.search_told.emit(Problem("errand-lost", "search"))
        self._ask_next()

    def _poll_errand(self) -> None:
        errand = self._errand
        answer: Failure | Replay | Problem | None = errand.answer() if errand is not None else None
        if errand is not None and answer is not None:
            self._end_errand()
            self.errand_done.emit(errand.kind, answer)

    # --- ending --------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Ends them all."""
        self._timer.stop()
        self._end_walk()
        self.end_search()
        self._end_errand()

    def _end_walk(self) -> None:
        if self._walker is not None:
            self._walker.close()
        self._walker = None

    def _end_errand(self) -> None:
        if self._errand is not None:
            self._errand.close()
        self._errand = None
