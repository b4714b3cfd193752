"""One program of a lesson as the learner has it open: its text, the prediction, the runs so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from core.interpreters import Interpreter
from core.lab.limits import Limits
from core.lesson import LessonProgram
from core.program import Program
from core.snapshot import Snapshot
from core.verdict import is_decided
from gui.attempts import Attempt, attempt_of
from gui.live_run import LiveRun
from gui.wording_stuck import is_stuck

State = Literal["before", "predicted", "running", "hung", "ended", "stopped", "error"]


@dataclass(slots=True)
class Variant:
    """`choice` is the answer picked, `kept` whether it became the prediction; `asks` whether the question is shown
    (again)."""

    lesson_program: LessonProgram
    program: Program
    choice: int | None = None
    kept: bool = False
    asks: bool = True
    live: LiveRun | None = None
    attempts: list[Attempt] = field(default_factory=list)
    source_lines: list[str] = field(default_factory=list)
    """Of the program that ran last."""

    def start(self, program: Program, python: Interpreter, start_method: str, limits: Limits) -> None:
        """Runs `program`, the text as it is now."""
        self.program, self.asks = program, False
        self.live = LiveRun(self.lesson_program, program, python, start_method, limits)
        self.source_lines = program.source.split("\n")

    def finish(self) -> None:
        """The run is over: keeps what it was, unless it never started."""
        outcome = self.snapshot.outcome
        if outcome is not None and outcome.kind != "failed-to-start" and self.live is not None:
            self.attempts.append(attempt_of(self.lesson_program, self.live.program, self.snapshot))

    @property
    def was_seen(self) -> bool:
        """Whether the newest run answers the question: not one that was stopped too early."""
        return bool(self.attempts) and is_decided(self.lesson_program.question, self.attempts[-1].findings)

    @property
    def is_live(self) -> bool:
        return self.live is not None and self.live.is_live

    @property
    def snapshot(self) -> Snapshot:
        return self.live.snapshot if self.live else Snapshot()

    @property
    def prediction(self) -> int | None:
        return self.choice if self.kept else None

    @property
    def state(self) -> State:
        if self.asks:
            return "before" if self.choice is None else "predicted"
        if self.is_live:
            return "hung" if is_stuck(self.snapshot.diagnosis) else "running"
        outcome = self.snapshot.outcome
        if outcome is None or outcome.kind == "failed-to-start":
            return "error"
        return "stopped" if outcome.kind == "stopped" else "ended"

    def results(self) -> list[Attempt]:
        """The runs by which a prediction is judged: those that are over, and the one that hangs."""
        if self.is_live and is_stuck(self.snapshot.diagnosis):
            return [*self.attempts, attempt_of(self.lesson_program, self.program, self.snapshot)]
        return self.attempts
