"""The search on real threads, for programs that the machine does not support: sampled, never exhaustive.

The program runs again and again, on real threads that take turns by chance (`core/lab/turns`), in a lab under a warden,
which ends it whatever it does.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from core import paths
from core.environment import outside
from core.lab.folder import remove_folder
from core.lab.limits import Limits, to_argument
from core.pipes import Source, wait_for
from core.problem import Problem, ProblemError
from core.scheduler.counts import Cost
from core.scheduler.exploration import Exploration, Found, UnsupportedAt
from core.scheduler.explorer import Progress
from core.scheduler.outcome import Outcome, Uncaught, Waiting
from core.scheduler.problems import bad_schedule
from core.scheduler.schedule import Schedule
from core.warden import END, Warden

_SCRIPT = Path(__file__).parent.parent / "lab" / "turns" / "main.py"
_TICK_S = 0.03
_MOST_DECISIONS = 50_000
_RUN_S = 15.0
"""How long one run may take. Chance can do without one that a busy machine has held up, and has less patience."""
_RUN_BY_CHANCE_S = 2.0
_ENDING_S = 2.0

Way = Literal["random", "every", "follow"]


@dataclass(slots=True)
class _Seen:
    """What the lab has told so far."""

    outcomes: list[dict[str, Any]] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    runs: int = 0
    unfinished: int = 0
    over: str | None = None
    diverged: int | None = None

    def take(self, said: dict[str, Any]) -> None:
        if "outcome" in said:
            self.outcomes[said["outcome"] : said["outcome"] + 1] = [said]
        elif "over" in said:
            self.over, self.diverged = said["over"], said["diverged"]
        else:
            self.runs, self.unfinished, self.counts = said["runs"], said["unfinished"], said["counts"]


class Sampling:
    """A lab in which a program is run again and again. `close` it when it is no longer needed."""

    def __init__(
        self, source: str, name: str, way: Way, python: str, run_s: float = _RUN_S, steps: tuple[int, ...] = ()
    ) -> None:
        """`run_s` is how long one run may take. Raises ProblemError where it cannot be started."""
        job: dict[str, object] = {"source": source, "name": Path(name).name, "way": way, "steps": steps}
        job |= {"most": _MOST_DECISIONS, "seconds": run_s}
        self._unread = b""
        self._folder = os.path.realpath(tempfile.mkdtemp(prefix="crosstalk-"))
        try:
            paper = Path(self._folder, "job.json")
            paper.write_text(json.dumps(job), "utf-8")
            os.mkdir(os.path.join(self._folder, "tmp"))
            self._start([python, str(_SCRIPT), str(paper)])
        except OSError as error:
            remove_folder(self._folder)
            raise ProblemError(Problem("replay-failed", python, details={"error": str(error)})) from error

    def _start(self, command: list[str]) -> None:
        reading, writing = os.pipe()
        theirs = [os.open(os.devnull, os.O_RDONLY), writing, os.open(os.devnull, os.O_WRONLY)]
        self._said = Source(reading)
        temporary = os.path.join(self._folder, "tmp")
        own = {name: value for name, value in outside(os.environ).items() if not name.startswith("PYTHON")}
        environment = {**own, "TMPDIR": temporary, "PYTHONHASHSEED": "0"}
        words = [self._folder, ",".join(map(str, theirs)), to_argument(Limits()), temporary, *command]
        try:
            self._warden = Warden(command[0], words, environment, theirs)
        except OSError:
            self._said.close()
            raise

    def wait(self, seconds: float) -> None:
        """Until there may be something to take, or that long."""
        wait_for([self._said, self._warden.status], seconds)

    def take(self, into: _Seen) -> None:
        """What has been said since the last time; never waits."""
        while data := self._said.read(65_536):
            *lines, self._unread = (self._unread + data).split(b"\n")
            for line in lines:
                into.take(json.loads(line))

    def ended(self) -> str:
        """Why the lab has ended: as the warden says it; "" while it lives."""
        for message in self._warden.messages():
            if "ended" in message or "failed" in message:
                return str(message.get("ended", "failed"))
        return "failed" if self._warden.is_gone() else ""

    def close(self) -> None:
        """Ends all of it, and waits until it is gone."""
        self._warden.tell(END)
        self._warden.leave()
        until = time.monotonic() + _ENDING_S
        while not self._warden.is_gone() and time.monotonic() < until:
            wait_for([self._warden.status], 0.005)
            self._warden.status.read(65_536)
        self._said.close()


def sample(
    source: str,
    name: str = "program.py",
    budget_s: float = 10.0,
    progress: Progress | None = None,
    unsupported: tuple[UnsupportedAt, ...] = (),
    python: str = paths.lab_python(),
    way: Way = "random",
) -> Exploration:
    """Run a program on real threads of `python` (any CPython from 3.9 on) with random switches, for `budget_s` seconds.

    What it finds has happened; what it does not find may happen all the same: `complete` is False, `sampled` True.
    `progress` is told the number of runs instead of states. `unsupported` says why the machine did not do it. `way`
    "every" tries all orders, one after the other; `stopped` is "all" when none is left. Raises ProblemError
    (``syntax-error``, ``replay-failed``).
    """
    began = time.perf_counter()
    _check(source, name)
    seen = _Seen()
    run_s = min(_RUN_BY_CHANCE_S, budget_s / 8) if way == "random" else _RUN_S
    lab = Sampling(source, name, way, python, run_s)
    try:
        stopped = _watch(lab, seen, began, budget_s, progress)
    finally:
        lab.close()
    seconds = time.perf_counter() - began
    found = tuple(_found(said, count) for said, count in zip(seen.outcomes, seen.counts, strict=False))
    ordered = tuple(sorted(found, key=lambda one: -(one.runs or 0)))
    return Exploration(
        False, 0, None, ordered, unsupported, seconds, stopped, sampled=True, runs=seen.runs, unfinished=seen.unfinished
    )


def _check(source: str, name: str) -> None:
    try:
        compile(source, name, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as wrong:
        line = getattr(wrong, "lineno", None)
        raise ProblemError(Problem("syntax-error", name, line, {"error": getattr(wrong, "msg", str(wrong))})) from None


def _watch(lab: Sampling, seen: _Seen, began: float, budget_s: float, progress: Progress | None) -> str:
    """Until it is over; says why."""
    while True:
        lab.wait(_TICK_S)
        lab.take(seen)
        elapsed = time.perf_counter() - began
        if seen.over is not None:
            return seen.over
        if elapsed > budget_s:
            return "seconds"
        if progress is not None and not progress(seen.runs, elapsed):
            return "cancelled"
        ended = lab.ended()
        if ended:
            lab.take(seen)
            return seen.over if seen.over is not None else "memory" if ended == "memory" else "failed"


def _found(said: dict[str, Any], count: int) -> Found:
    schedule = Schedule("opcode", "any", tuple(said["steps"]), sampled=True)
    return Found(_outcome(said["what"]), None, None, Cost(*said["cost"]), schedule, count)


def _outcome(what: dict[str, Any]) -> Outcome:
    uncaught = tuple(Uncaught(*one) for one in what["uncaught"])
    waiting = tuple(Waiting(**{**one, "held_by": tuple(one["held_by"])}) for one in what["waiting"])
    return Outcome(what["kind"], what["output"], uncaught, waiting)


def follow_sampled(
    source: str, name: str, schedule: Schedule, python: str = paths.lab_python(), timeout_s: float = 20.0
) -> tuple[int | None, Outcome]:
    """Do again what a sampled schedule did: the first decision (from 0) that was another one (None: none was), and how
    it ended.

    Raises ProblemError: the program does not come to an end under it, or cannot be started.
    """
    _check(source, name)
    seen = _Seen()
    lab = Sampling(source, name, "follow", python, steps=schedule.steps)
    try:
        _watch(lab, seen, time.perf_counter(), timeout_s, None)
    finally:
        lab.close()
    if not seen.outcomes:
        raise bad_schedule("the program does not come to an end under it")
    said = seen.outcomes[0]
    taken = tuple(said["steps"])
    diverged = seen.diverged
    if diverged is None and len(taken) != len(schedule.steps):
        diverged = min(len(taken), len(schedule.steps))
    return diverged, _outcome(said["what"])
