"""A learner's walk through a program: steps forward and back, whole schedules, and the scene at each place."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from dataclasses import replace

from core.lesson import StepGoal
from core.scheduler.goal import reached
from core.scheduler.replay import prepared
from core.scheduler.rows import Foresight, hand_of, rows_of
from core.scheduler.scene import Beat, Refusal, Scene
from core.scheduler.schedule import Schedule
from core.scheduler.signals import Unsupported
from core.scheduler.staging import Cast, stage
from core.scheduler.trail import DONE_ROWS, Trail

_STEPS = 20_000
_SECONDS = 5.0
"""How far one order may run: an endless program gives an answer all the same."""
_ROUND = 200
"""Steps in which the threads are looked for that the program will start."""


class Walk:
    """Raises ProblemError where the program cannot be read, or the machine cannot begin it."""

    def __init__(self, source: str, name: str, schedule: Schedule, goal: StepGoal | None = None) -> None:
        self._source, self._goal = source, goal
        self.stepper = prepared(source, name, schedule)
        self._trails = [Trail()]
        self._beats: list[Beat] = []
        self._foresight = Foresight(self.stepper.machine)
        self._refusal: Refusal | None = None
        self._cast: Cast = {}
        self._meet_cast()

    # --- moving ------------------------------------------------------------------------------------------------

    def step(self, number: int) -> bool:
        """Let a thread take its next step; False where it cannot."""
        self._refusal = None
        stepper = self.stepper
        at, begun = stepper.at, stepper.begun
        undone = stepper.whole[at] if at < len(stepper.whole) else None
        try:
            taken = stepper.step(number)
        except Unsupported as reason:
            self._refusal = Refusal(number, reason.line, reason.construct)
            return False
        if taken is None:
            return False
        if taken is undone:
            return True
        del self._trails[at + 1 :], self._beats[at:]
        slot = stepper.slot(number)
        after = hand_of(stepper.machine, stepper.state[slot] if slot else None)
        shared = {access.place for access in taken.accesses if access.shared}
        rows = rows_of(stepper.machine, taken.executed, taken.hands, shared, after, stepper.heap, 0, DONE_ROWS, True)
        trail, beat = self._trails[at].after(at, taken, rows, range(begun, stepper.begun))
        self._beats.append(beat)
        if trail.goal_at is None and self._goal is not None and reached(self._goal, self._source, stepper, taken):
            trail = replace(trail, goal_at=at + 1)
        self._trails.append(trail)
        return True

    def undo(self) -> None:
        self.go(self.stepper.at - 1)

    def redo(self) -> None:
        self.go(self.stepper.at + 1)

    def go(self, at: int) -> None:
        """To where `at` steps are taken; as near to it as there are steps."""
        self._refusal = None
        self.stepper.go(min(max(at, 0), len(self.stepper.whole)))

    def run_to_access(self, number: int) -> None:
        """Let a thread run until it stands before its next touch of something shared, has to wait, or has ended."""
        until = time.perf_counter() + _SECONDS
        for _ in range(_STEPS):
            if not self.step(number) or self._stands_before_access(number) or time.perf_counter() > until:
                return

    def _stands_before_access(self, number: int) -> bool:
        slot = self.stepper.slot(number)
        state = self.stepper.state
        coming = self._foresight.of(state[slot], state[0], 1) if slot else ()
        return not coming or coming[0].shared

    def run_to_end(self, chooser: str, seed: int = 0) -> None:
        """Let everybody run until nobody can: ``fair`` gives each in turn a step, ``random`` chooses by `seed`."""
        rng = random.Random(seed)
        until = time.perf_counter() + _SECONDS
        turn = -1
        for _ in range(_STEPS):
            enabled = self.stepper.enabled()
            if not enabled or time.perf_counter() > until:
                return
            later = [number for number in enabled if number > turn]
            turn = rng.choice(enabled) if chooser == "random" else (later or enabled)[0]
            if not self.step(turn):
                return

    def load(self, schedule: Schedule, at: int | None = None) -> bool:
        """Take the steps of a schedule from the beginning, and go to `at` of them (None: to the end); False where it
        cannot be followed to its end."""
        self.go(0)
        followed = all(self.step(number) for number in schedule.steps)
        if at is not None:
            self.go(at)
        return followed

    # --- looking -----------------------------------------------------------------------------------------------

    def scene(self) -> Scene:
        """Everything about the present state."""
        return stage(
            self.stepper, self._trails[self.stepper.at], self._beats, self._foresight, self._cast, self._refusal
        )

    def _meet_cast(self) -> None:
        """Who the threads are, those included that have not started yet: a short walk ahead says."""
        stepper = self.stepper
        with suppress(Unsupported):  # whoever would come after that does not: the machine goes no further
            for _ in range(_ROUND):
                standings = stepper.standings()
                self._cast.update({one.thread: one.name for one in standings})
                moves = [one.thread for one in standings if one.wait is None]
                if not moves or stepper.step(min(moves)) is None:
                    break
        stepper.go(0)
        stepper.cut()
