"""Following a schedule: on the machine, and on real threads in lock-step with it."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any, Literal

from core import paths
from core.environment import outside
from core.lab import instructions, real_threads
from core.problem import Problem, ProblemError
from core.scheduler.explorer import Explorer, Limits
from core.scheduler.loading import is_over, load
from core.scheduler.machine import Machine
from core.scheduler.modules import SEED
from core.scheduler.outcome import Outcome, process_of
from core.scheduler.problems import bad_schedule
from core.scheduler.schedule import Schedule
from core.scheduler.signals import Unsupported
from core.scheduler.stepping import Stepper, StepTaken

_SETTLE_S = 0.25


@dataclass(frozen=True, slots=True)
class Replay:
    """`diverged` is the first step (from 0) at which real threads did something else than the machine (None: none).

    `compared` instructions were the same; `python` is the version of the real interpreter ("": the machine alone).
    """

    diverged: int | None
    output: str
    steps: tuple[StepTaken, ...]
    compared: int = 0
    python: str = ""
    difference: str = ""
    outcome: Outcome | None = None
    """How it ended, of a sampled schedule: its decisions are no steps of the machine."""

    def to_json(self) -> dict[str, Any]:
        return {"diverged": self.diverged, "output": self.output, "steps": [step.to_json() for step in self.steps]}


def prepared(source: str, name: str, schedule: Schedule) -> Stepper:
    """A program at its beginning, with what its threads share made visible. Raises ProblemError."""
    try:
        machine = Machine(schedule.grain, schedule.model)
        start = load(machine, source, name)
        if schedule.visible:
            machine.show(schedule.visible)
        else:
            Explorer(machine, start, Limits(seconds=5, states=2_000)).run()
    except SyntaxError as wrong:
        raise ProblemError(Problem("syntax-error", name, wrong.lineno, {"error": wrong.msg})) from None
    except Unsupported as reason:
        raise unsupported(name, reason) from None
    return Stepper(machine, start)


def unsupported(name: str, reason: Unsupported) -> ProblemError:
    """What the machine cannot do, as a problem with the program."""
    return ProblemError(Problem("unsupported", name, reason.line or None, {"construct": reason.construct}))


def replay(
    source: str,
    name: str,
    schedule: Schedule,
    on: Literal["machine", "threads"] = "machine",
    python: str = paths.lab_python(),
    timeout_s: float = 20.0,
) -> Replay:
    """Follow a schedule. On threads, `python` must be of the version that runs this. Raises ProblemError.

    A sampled schedule is followed on threads whatever `on` says; it has no steps of the machine to show.
    """
    if schedule.sampled:
        from core.scheduler.sampling import follow_sampled

        diverged, outcome = follow_sampled(source, name, schedule, python, timeout_s)
        return Replay(diverged, outcome.output, (), outcome=outcome)
    stepper = prepared(source, name, schedule)
    try:
        for at, number in enumerate(schedule.steps):
            if stepper.step(number) is None:
                raise bad_schedule(f"thread {number} cannot take a step", at)
        output = process_of(stepper.heap)["#output"]
        if on == "machine":
            return Replay(None, output, stepper.taken)
        return on_threads(source, name, stepper, python, timeout_s)
    except Unsupported as reason:
        raise unsupported(name, reason) from None


def job_for(source: str, name: str, stepper: Stepper, settle_s: float = _SETTLE_S) -> dict[str, Any]:
    """What `real_threads` needs to follow the steps taken so far.

    `settle_s`: how long threads that should be stuck are watched for moving after all.
    """
    codes = _numbered_codes(source, name)
    steps = []
    for step in stepper.taken:
        executed = step.executed[1:] if step.repeats else step.executed
        listed = []
        for info, pc in executed:
            number, ignored = codes[info.code]
            offset = info.instructions[pc].offset
            if offset not in ignored:
                listed.append((number, offset))
        steps.append((step.thread, listed, step.pauses, step.resumes, step.ends))
    over = is_over(stepper.machine, stepper.state)
    return {
        "source": source,
        "name": name,
        "steps": steps,
        "seed": SEED,
        "ends": over,
        "stuck": not over and not stepper.enabled(),
        "settle": settle_s,
    }


@lru_cache(maxsize=4)
def _numbered_codes(source: str, name: str) -> dict[CodeType, tuple[int, set[int]]]:
    """The number of each code object of a program, and the offsets in it that are not compared."""
    listed = instructions.codes_of(compile(source, name, "exec", dont_inherit=True))
    return {code: (i, real_threads.ignored_offsets(code)) for i, code in enumerate(listed)}


def on_threads(
    source: str, name: str, stepper: Stepper, python: str = paths.lab_python(), timeout_s: float = 20.0
) -> Replay:
    """Do with real threads what the stepper has done, and compare every instruction."""
    job = {**job_for(source, name, stepper), "seconds": timeout_s}
    done = subprocess.run(
        [python, "-I", str(Path(real_threads.__file__))],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        env=outside(os.environ),
        timeout=timeout_s + 10,
        check=False,
    )
    if done.returncode or not done.stdout:
        raise ProblemError(Problem("replay-failed", python, details={"error": done.stderr[-300:]}))
    return compared(job, stepper, json.loads(done.stdout))


def compared(job: dict[str, Any], stepper: Stepper, result: dict[str, Any]) -> Replay:
    """What the real threads said about a job, held against the machine."""
    expected = process_of(stepper.heap)["#output"]
    diverged, difference = None, ""
    if result["diverged"] is not None or not result["followed"]:
        diverged = result["diverged"]["step"] if result["diverged"] else result["at"]
        difference = json.dumps(result["diverged"])
    elif (job["ends"] or job["stuck"]) and result["output"] != expected:
        diverged, difference = len(stepper.taken), "output"
    return Replay(diverged, result["output"], stepper.taken, result["compared"], result["version"], difference)
