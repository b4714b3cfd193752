"""A program run many times, one run after the other: what became of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Event

from core.follow import LONG_STUCK_S, STUCK_S, follow, stuck_for
from core.interpreters import Interpreter
from core.lab.limits import Limits
from core.lesson import LessonProgram, knob_values, subject
from core.observation import Outcome
from core.program import Program
from core.recording import Recording
from core.run import Order, Run
from core.snapshot import Snapshot
from core.verdict import Findings, findings

MOST = 200
"""So many runs at most."""
SECONDS = 10.0
"""For how long a run may go on, unless somebody says otherwise."""

# What is kept of the output of a run (characters at the end of each stream): all of it, unless it flooded.
_KEPT = 200_000


@dataclass(frozen=True, slots=True)
class OneRun:
    """What became of one of the runs; `seconds` is how long it took."""

    findings: Findings
    outcome: Outcome
    seconds: float


class Many:
    """Up to `count` runs of `program`. `go` belongs in a thread of its own; all else is for any thread, at any time."""

    def __init__(
        self,
        variant: LessonProgram,
        program: Program,
        python: Interpreter,
        start_method: str,
        count: int,
        seconds: float = SECONDS,
        limits: Limits | None = None,
    ) -> None:
        """A run that goes on for longer than `seconds` is stopped, and one that is stuck as soon as that is sure."""
        assert 1 <= count <= MOST, count
        self.variant, self.program, self.python, self.start_method = variant, program, python, start_method
        self.count = count
        self._seconds, self._limits = seconds, limits or Limits()
        self._patience = LONG_STUCK_S if variant.uses_processes else STUCK_S
        self._done: list[OneRun] = []
        self._stop = Event()

    @property
    def results(self) -> tuple[OneRun, ...]:
        """Of the runs that are over, oldest first; one that was going on when `stop` came is not among them."""
        return tuple(self._done)

    @property
    def is_over(self) -> bool:
        """Whether there will be no more results."""
        return self._stop.is_set() or len(self._done) == self.count

    def stop(self) -> None:
        """Ends the run that goes on, and starts no other."""
        self._stop.set()

    def go(self) -> None:
        """Runs them all, and returns when the last one is over or stopped, and nothing is left of it. A program that
        cannot be started is not tried again."""
        while not self.is_over:
            snapshot = self._run_once()
            outcome = snapshot.outcome
            if self._stop.is_set() or outcome is None:
                self._stop.set()
                return
            found = _shortened(findings(snapshot, knob_values(self.program)))
            self._done.append(OneRun(found, outcome, snapshot.t))
            if outcome.kind == "failed-to-start":
                self._stop.set()

    def _run_once(self) -> Snapshot:
        variant = self.variant
        order = Order(
            self.python,
            self.program,
            None,
            variant.directory,
            start_method=self.start_method,
            watching=variant.watching,
            limits=self._limits,
        )
        return follow(Run(order), Recording(subject(variant, self.program)), self._is_enough)

    def _is_enough(self, snapshot: Snapshot) -> bool:
        return self._stop.is_set() or snapshot.t > self._seconds or self._is_stuck(snapshot)

    def _is_stuck(self, snapshot: Snapshot) -> bool:
        """Nobody types anything here, so waiting for input is for ever, too."""
        return stuck_for(snapshot) > self._patience


def _shortened(found: Findings) -> Findings:
    return replace(found, output=found.output[-_KEPT:], errors=found.errors[-_KEPT:])
