"""One run: one lab, started by a warden, watched through rings and pipes, ended for certain."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from core import interpreters, paths
from core.ending import Asked, judge, not_started
from core.interpreters import Interpreter
from core.lab.folder import remove_folder
from core.lab.limits import Limits, to_argument
from core.lines import ENCODING, Lines
from core.observation import (
    Ended,
    Observation,
    Outcome,
    OutcomeKind,
    ProcessEnded,
    RunStarted,
    StopAsked,
    Stream,
    Watching,
)
from core.pipes import Sink, Source, wait_for
from core.place import prepare
from core.problem import ProblemError
from core.rings import Rings, Wrote
from core.warden import END, INTERRUPT, Warden

if TYPE_CHECKING:
    from core.program import Program

# How long one drain may spend on what the probes wrote (seconds): to keep it takes twice as long again.
_RINGS_S = 0.003
# The longest that `wait` waits at once: rings make no noise; and the shortest, where something is held back (seconds).
_WAIT_S, _NAP_S = 0.033, 0.004
# When the warden has not even begun to end the lab by then, or the proof is not there: the lab has got at it, and
# another one takes over (seconds).
_REACTION_S, _PATIENCE_S = 0.1, 0.5
# Before the lab has started nothing can have got at the warden; on a busy machine it takes its time (seconds).
_STARTING_S = 2.0
# What `close` waits for the proof (seconds).
_CLOSING_S = 1.0
# What a pipe may still hold at the end, even one that the program has made longer (bytes).
_PIPE_BYTES = 1 << 20
# How often a lost warden is replaced.
_SWEEPS = 2
# A resource tracker's complaint about what its processes left behind when they were killed: not the program's words.
# It is looked for where lines begin: from everywhere in a line without an end that would take minutes.
_COMPLAINT = re.compile(
    rb"^[^\n]*resource_tracker\.py:\d+: UserWarning: resource_tracker: .*\n(?:  .*\n)?", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Order:
    """What to run and how. With `program` its bytes are written to the run's own folder and run there. With
    `program` and `directory` it is run as if it lay in that folder: where the file of its name there has these very
    bytes, that file is; otherwise a copy among links to what lies beside it, with `directory` as the working folder.
    With `path` the file is run where it is, with `directory` as the working folder (None: this process's own), to
    which a relative `path` is relative."""

    python: str | Interpreter
    """The interpreter, or its path. A path is vetted, which takes some 50 ms the first time: not for the window's
    thread."""
    program: Program | None = None
    path: Path | None = None
    directory: Path | None = None
    arguments: tuple[str, ...] = ()
    start_method: str = ""
    """"" leaves the interpreter's default."""
    watching: Watching = Watching()
    inherit_input: bool = False
    """Whether the program reads this process's own standard input, and not what is typed."""
    limits: Limits = field(default_factory=Limits)


class Run:
    """A lab from its start to the proof that it is gone. Nothing here ever waits, except `wait` and `close`."""

    def __init__(self, order: Order, copy: tuple[BinaryIO, BinaryIO] | None = None, warden_python: str = "") -> None:
        """Starts it. What prevents the start is not raised: it arrives as an `Ended` with ``failed-to-start``.

        `copy` gets the bytes of stdout and stderr as they come. `warden_python` runs the warden: any CPython from
        3.9 on.
        """
        self.outcome: Outcome | None = None
        """None until `drain` has returned the `Ended`."""
        self.unenforced: tuple[str, ...] = ()
        """Limits that the system does not impose on this user: ``processes`` for root."""
        self._copy = copy
        self._python = warden_python or paths.lab_python()
        self._asked = Asked()
        self._asked_at = 0.0
        self._announced: list[Observation] = []
        self._began: float | None = None
        self._main = 0
        self._exit_code: int | None = None
        self._is_ending = False
        self._has_freed = False
        """Whether the lab's group was ended from here, as it kept the warden stopped."""
        self._ended: Ended | None = None
        self._warden: Warden | None = None
        self._sweeps = 0
        self._words = ""
        self._rings: Rings | None = None
        self._input: Sink | None = None
        self._texts: dict[Stream, Source] = {}
        self._lines: dict[Stream, Lines] = {"stdout": Lines("stdout"), "stderr": Lines("stderr")}
        try:
            self._start(order)
        except ProblemError as error:
            self._fail(Outcome("failed-to-start", reason=error.problem.code, detail=str(error)))
        except OSError as error:
            self._fail(not_started("place", error.errno or 0, error.strerror or str(error)))

    @property
    def elapsed(self) -> float:
        """Seconds since the lab was started; 0 before, and the whole at the end."""
        if self._ended is not None:
            return self._ended.t
        return time.monotonic() - self._began if self._began is not None else 0.0

    @property
    def is_behind(self) -> bool:
        """Whether the last `drain` has left some of what the probes wrote for the next one."""
        return self._rings is not None and self._rings.has_more

    def drain(self, text_bytes: int = 65_536) -> list[Observation]:
        """What has been observed since the last call, at most `text_bytes` of each output stream. Never blocks.
        The last observation of a run is its `Ended`; afterwards the list is empty."""
        if self.outcome is not None:
            return []
        seen, self._announced = self._announced, []
        if self._warden is not None:
            seen += self._listen(self._warden)
            self._read_text(text_bytes)
        seen += self._take_rings()
        seen += self._take_lines()
        if self._input is not None:
            self._input.flush()
        if self._warden is not None:
            self._look_after(self._warden)
        if self._ended is not None and self._warden is None and not self._has_more():
            seen.append(self._ended)
            self.outcome = self._ended.outcome
        return seen

    def wait(self, seconds: float) -> None:
        """Blocks until there may be something to drain, or that long. For the command line and tests only."""
        if self._warden is None:
            return
        longest = _NAP_S if self._ended is not None or self._has_more() else _WAIT_S
        wait_for([self._warden.status, *self._texts.values()], min(seconds, longest))

    def type(self, text: str) -> None:
        """Sends `text` to the program's standard input; what does not fit in the pipe yet is kept and sent later."""
        if self._input is not None:
            self._input.write(text.encode(ENCODING, "replace"))

    def end_input(self) -> None:
        """Closes the program's standard input after what was typed."""
        if self._input is not None:
            self._input.end()

    def interrupt(self) -> None:
        """Ctrl+C: SIGINT to the lab's process group."""
        self._asked = replace(self._asked, interrupt=True)
        if self._warden is not None:
            self._warden.tell(INTERRUPT)

    def stop(self, kind: OutcomeKind = "stopped") -> None:
        """Asks the warden to end everything; the `Ended` with that outcome kind arrives by `drain`."""
        if self._asked.stop is None and self._ended is None:
            self._asked = replace(self._asked, stop=kind)
            self._asked_at = time.monotonic()
            self._announced.append(StopAsked(self.elapsed))
            if self._warden is not None:
                self._warden.tell(END)

    def close(self) -> None:
        """Stops what still runs and waits (at most a second) for the proof; releases every descriptor."""
        until = time.monotonic() + _CLOSING_S
        self.stop()
        while self.outcome is None and time.monotonic() < until:
            self.wait(_WAIT_S)
            self.drain()
        if self._warden is not None:
            self._warden.leave()
            self._release()

    # --- start -------------------------------------------------------------------------------------------------

    def _start(self, order: Order) -> None:
        """Raises `ProblemError`, or `OSError` where the run's folder or its pipes cannot be made."""
        self._interpreter = interpreters.present(order.python)
        self._start_method = order.start_method or self._interpreter.start_methods[0]
        self._limits = order.limits
        self._place = place = prepare(order, self._interpreter.path)
        self._rings = Rings(place.rings)
        try:
            theirs = self._open_pipes(order.inherit_input)
            descriptors = ",".join(map(str, theirs))
            words = [place.folder, descriptors, to_argument(order.limits), place.directory, *place.command]
            self._warden = Warden(self._python, words, place.environment, theirs)
        except OSError:
            self._release()
            remove_folder(place.folder)
            raise

    def _open_pipes(self, inherit_input: bool) -> list[int]:
        """The lab's ends: its stdin, stdout and stderr."""
        theirs: list[int] = []
        try:
            if inherit_input:
                theirs.append(_own_input())
            else:
                reading, writing = os.pipe()
                theirs.append(reading)
                self._input = Sink(writing)
            for stream in self._lines:
                reading, writing = os.pipe()
                theirs.append(writing)
                self._texts[stream] = Source(reading)
        except OSError:
            for descriptor in theirs:
                os.close(descriptor)
            raise
        return theirs

    # --- what the warden says ----------------------------------------------------------------------------------

    def _listen(self, warden: Warden) -> list[Observation]:
        seen: list[Observation] = []
        for message in warden.messages():
            if "started" in message:
                self._began, self._main = message["t"], message["started"]
                self.unenforced = tuple(message["unenforced"])
                found = self._interpreter
                seen.append(RunStarted(0.0, found.version_text, found.path, found.gil, self._start_method))
            elif "main" in message and "ended" not in message:
                self._exit_code = message["main"]
                seen.append(ProcessEnded(self._time(message["t"]), self._main, self._exit_code))
            elif "ending" in message:
                self._is_ending = True
            elif "failed" in message:
                self._fail_late(message["failed"], message["number"], message["detail"])
                warden.leave()
            elif "ended" in message:
                seen += self._conclude(message)
                warden.leave()
        return seen

    def _conclude(self, message: dict[str, Any]) -> list[Observation]:
        """Nothing lives any more: takes in the last that was written, before the folder is removed."""
        why, t, exit_code = message["ended"], self._time(message["t"]), self._exit_code
        if self._has_freed:  # before it heard that it was asked, the warden may have found nobody there
            why, exit_code = "asked", None
        self._read_last()
        if why != "empty":
            for lines in self._lines.values():
                lines.shorten(t)
        last_error = self._lines["stderr"].last
        outcome = judge(why, message["left"], exit_code, self._asked, last_error, self._limits)
        if self._began is None:
            outcome = not_started("warden", 0, self._words)
        stop_ms = max(0.0, message["t"] - self._asked_at) * 1000 if self._asked.stop else None
        self._ended = Ended(t, outcome, stop_ms, message["killed"])
        had_to_be_killed = self._main and self._exit_code is None
        return [ProcessEnded(t, self._main, message["main"])] if had_to_be_killed else []

    def _fail(self, outcome: Outcome) -> None:
        self._ended = Ended(self.elapsed, outcome)

    def _fail_late(self, stage: str, number: int, words: str) -> None:
        lost = Outcome("stopped", reason="warden-lost", detail=words)
        self._fail(not_started(stage, number, words) if self._began is None else lost)

    def _time(self, clock: float) -> float:
        return clock - self._began if self._began is not None else 0.0

    def _look_after(self, warden: Warden) -> None:
        """No run hangs on its warden: one that was killed, or that the lab keeps stopped, is replaced."""
        patience = _PATIENCE_S if self._is_ending else _REACTION_S if self._began is not None else _STARTING_S
        if self._asked.stop and self._ended is None and self._sweeps == 0:
            if time.monotonic() - self._asked_at > patience:
                warden.kill()
            elif self._exit_code is None and self._main:  # as long as nobody has collected it, its number is its own
                self._has_freed = warden.free(self._main) or self._has_freed
        if warden.is_gone():
            self._warden = None
            if self._ended is None:
                self._replace(warden)
            else:
                self._release()
                remove_folder(self._place.folder)  # it is there if the warden was killed before it had removed it

    def _replace(self, warden: Warden) -> None:
        """Another warden finds the lab by its marks and ends it. It cannot be fooled as it is no relative."""
        self._sweeps += 1
        self._is_ending = True
        self._words = self._words or warden.words or "the warden was killed"
        try:
            if self._sweeps > _SWEEPS:
                raise OSError(0, self._words)
            pipes = [source.inode for source in self._texts.values() if source.is_open]
            marks = [str(mark) for mark in (self._main, *pipes)]
            self._warden = Warden(self._python, [self._place.folder, "sweep", *marks], self._place.environment)
        except OSError as error:
            self._fail_late("warden", error.errno or 0, error.strerror or str(error))
            self._read_text(_PIPE_BYTES)
            self._release()
            remove_folder(self._place.folder)

    # --- what the lab says -------------------------------------------------------------------------------------

    def _take_rings(self) -> list[Observation]:
        seen: list[Observation] = []
        for item in self._rings.take(self.elapsed, _RINGS_S) if self._rings else ():
            if isinstance(item, Wrote):
                self._lines[item.stream].wrote(item.pid, item.t, item.lines)
            elif not (isinstance(item, ProcessEnded) and item.pid == self._main):  # the warden knows better
                seen.append(item)
        return sorted(seen, key=lambda item: item.t)

    def _read_text(self, most: int) -> None:
        for index, (stream, source) in enumerate(self._texts.items()):
            left = most
            while left > 0 and (data := source.read(left)):
                left -= len(data)
                if self._is_ending:
                    data = _COMPLAINT.sub(b"", data)
                self._lines[stream].feed(data, self.elapsed)
                if self._copy:
                    self._copy[index].write(data)
                    self._copy[index].flush()

    def _read_last(self) -> None:
        """What is still in the pipes and rings when nobody writes any more."""
        self._read_text(_PIPE_BYTES)
        if self._rings is not None:
            self._rings.close()

    def _take_lines(self) -> list[Observation]:
        is_final = self._ended is not None and not (self._rings and self._rings.has_more)
        return [line for lines in self._lines.values() for line in lines.take(self.elapsed, is_final)]

    def _has_more(self) -> bool:
        return bool(self._rings and self._rings.has_more) or any(lines.has_more for lines in self._lines.values())

    def _release(self) -> None:
        """Closes what is open towards the lab."""
        if self._rings is not None:
            self._rings.release()
        for source in self._texts.values():
            source.close()
        if self._input is not None:
            self._input.close()


def _own_input() -> int:
    """A descriptor of this process's standard input, or of nothing where it has none."""
    try:
        return os.dup(0)
    except OSError:
        return os.open(os.devnull, os.O_RDONLY)
