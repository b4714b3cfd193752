"""A run and its recording, together: what a page asks for the newest state, or for an earlier one."""

from __future__ import annotations

import dataclasses

from core.interpreters import Interpreter
from core.lab.limits import Limits
from core.lesson import LessonProgram, subject
from core.program import Program
from core.recording import Recording
from core.run import Order, Run
from core.snapshot import Snapshot


class LiveRun:
    """Starts at once; never waits, except in `close`."""

    def __init__(
        self, lesson_program: LessonProgram, program: Program, python: Interpreter, method: str, limits: Limits
    ) -> None:
        self.program, self.python = program, python
        self.recording = Recording(subject(lesson_program, program))
        watching, directory = lesson_program.watching, lesson_program.directory
        order = Order(python, program, None, directory, start_method=method, watching=watching, limits=limits)
        self._run = Run(order)
        self.snapshot = Snapshot()
        """The newest state."""

    @property
    def is_live(self) -> bool:
        return self._run.outcome is None

    @property
    def is_behind(self) -> bool:
        """Whether more was observed than one tick takes."""
        return self._run.is_behind

    @property
    def has_no_python(self) -> bool:
        """Whether it did not start because its interpreter is no longer there."""
        outcome = self.snapshot.outcome
        return outcome is not None and outcome.reason == "interpreter-gone"

    def tick(self) -> Snapshot:
        """Takes what was observed since the last time, a bounded amount."""
        if self.is_live:
            self.recording.append(self._run.drain())
            self.snapshot = self.recording.snapshot(self._run.elapsed)
        return self.snapshot

    def snapshot_at(self, t: float) -> Snapshot:
        """The state `t` seconds into the run, with the outcome once its end is reached."""
        past = self.recording.snapshot_at(t)
        return dataclasses.replace(past, outcome=self.snapshot.outcome if t >= self.snapshot.t else None)

    def approach(self, t: float, seconds: float) -> bool:
        """Prepares `snapshot_at(t)` for about so much processor time; whether it is ready."""
        return self.recording.approach(t, seconds)

    def type(self, text: str) -> None:
        """Sends what the learner typed to the program."""
        self._run.type(text)

    def end_input(self) -> None:
        self._run.end_input()

    def stop(self) -> None:
        self._run.stop()

    def close(self) -> None:
        """Ends it and waits for the proof, at most a second."""
        self._run.close()
