"""`python -m core run`: a program in a lab, without a window."""

from __future__ import annotations

import argparse
import io
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any, BinaryIO

from core import interpreters, program
from core.atomic_file import not_written
from core.knob_settings import with_settings
from core.problem import Problem, ProblemError
from core.program import Program
from core.recording import Recording
from core.recording_file import save
from core.report import report
from core.run import Order, Run
from core.snapshot import Snapshot
from core.subject import Subject

# How long to wait for something new before looking at the clock again (seconds).
_TICK_S = 0.05
# What is read of each stream at a time, and what is kept of it for the report (bytes).
_CHUNK = 1 << 20
_KEPT = 16 * 1024 * 1024


class _Kept(io.BytesIO):
    """The first `_KEPT` bytes."""

    def write(self, data: Any) -> int:
        room = _KEPT - self.tell()
        super().write(data[:room])
        return len(data)

    def text(self) -> str:
        return self.getvalue().decode("utf-8", "replace")


def run_program(chosen: argparse.Namespace) -> dict[str, Any]:
    """Runs as the command line says, shows the output as it comes unless JSON is asked for, and returns the report.

    Raises `ProblemError` where an argument cannot be used.
    """
    order, subject = _order(chosen)
    recording = Recording(subject)
    kept: tuple[_Kept, _Kept] = (_Kept(), _Kept())
    sinks: tuple[BinaryIO, BinaryIO] = kept if chosen.json else (sys.stdout.buffer, sys.stderr.buffer)
    run = Run(order, copy=sinks)
    snapshot = _follow(run, recording, chosen.timeout)
    if chosen.record:
        try:
            save(recording, chosen.record)
        except OSError as error:
            raise ProblemError(not_written(chosen.record, error)) from error
    if not chosen.json:
        _summarise(snapshot, run.unenforced)
    return report(snapshot, kept[0].text(), kept[1].text())


def _order(chosen: argparse.Namespace) -> tuple[Order, Subject]:
    interpreter = interpreters.vet(chosen.python)
    if chosen.start_method and chosen.start_method not in interpreter.start_methods:
        raise ProblemError(Problem("no-such-start-method", interpreter.path, details={"asked": chosen.start_method}))
    path: Path = chosen.program
    if not path.is_file():
        raise ProblemError(Problem("no-such-program", str(path)))
    changed = _with_knobs(path, chosen.set)
    watching = program.suggest(_readable(path), chosen.watch)
    order = Order(
        interpreter.path,
        program=changed,
        path=None if changed else path,
        start_method=chosen.start_method,
        watching=watching,
        inherit_input=True,
    )
    return order, Subject(path.name, path.read_bytes().decode("utf-8", "replace"), watching)


def _readable(path: Path) -> Program | None:
    """The program as text, for suggestions; whatever it is, the interpreter gets the file itself."""
    try:
        return program.load(path)
    except ProblemError:
        return None


def _with_knobs(path: Path, settings: list[str]) -> Program | None:
    """The program with its knobs set; None where none is: then the file runs where it is, whatever is in it."""
    return with_settings(program.load(path), settings) if settings else None


def _follow(run: Run, recording: Recording, timeout: float | None) -> Snapshot:
    """Takes everything that `run` yields until it has ended; Ctrl+C interrupts the program, twice stops it."""
    interrupts = 0

    def _on_interrupt(_signal: int, _frame: FrameType | None) -> None:
        nonlocal interrupts
        interrupts += 1
        if interrupts == 1:
            run.interrupt()
        else:
            run.stop("interrupted")

    before = signal.signal(signal.SIGINT, _on_interrupt)
    overdue = False
    try:
        while run.outcome is None:
            run.wait(_TICK_S)
            recording.append(run.drain(_CHUNK))
            recording.snapshot(run.elapsed)  # a hang is diagnosed while it lasts
            if timeout is not None and run.elapsed > timeout and not overdue:
                overdue = True
                run.stop("timed-out")
    finally:
        run.close()
        signal.signal(signal.SIGINT, before)
    return recording.snapshot()


def _summarise(snapshot: Snapshot, unenforced: tuple[str, ...]) -> None:
    """The short summary on stderr after a program's own output."""
    outcome = snapshot.outcome
    assert outcome is not None, "a run that was followed has ended"
    code = f", signal {outcome.signal}" if outcome.signal else f", exit code {outcome.exit_code}"
    lines = [f"{outcome.kind}{code if outcome.kind != 'failed-to-start' else ''} after {snapshot.t:.2f} s"]
    if outcome.reason:
        lines.append(f"{outcome.reason}: {outcome.detail}".rstrip(": "))
    if snapshot.diagnosis:
        facts = ", ".join(f"{name} {value}" for name, value in snapshot.diagnosis.facts.items())
        lines.append(f"{snapshot.diagnosis.code}: {facts}")
    for name, summary in snapshot.summaries.items():
        lines.append(f"{name}: {summary.first} ... {summary.last} ({summary.samples} samples)")
    for queue in snapshot.queues:
        lines.append(f"queue {queue.state.name}: {queue.puts} put, {queue.gets} got, {queue.dones} done")
    lines.append(f"{len(snapshot.processes)} processes, {snapshot.sample_rate:.1f} samples a second")
    if unenforced:
        lines.append(f"not limited by the system for this user: {', '.join(unenforced)}")
    sys.stdout.flush()
    print("\n".join(f"crosstalk: {line}" for line in lines), file=sys.stderr)
