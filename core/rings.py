"""What the probes of a lab have written into their rings, as observations."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

from core.arrivals import Arrivals
from core.lab.ring import RingReader
from core.observation import (
    Message,
    Observation,
    PipeMade,
    ProcessEnded,
    ProcessStarted,
    QueueOp,
    Sample,
    SamplesLost,
    Standstill,
    Stream,
    ThreadEnded,
    ThreadStarted,
    Waited,
    from_json,
)
from core.silences import Silences

_BACKLOG = 4_096  # payloads that may wait to be read as JSON
# So many rings are read at most, more than a lab may have processes: it can make files without end, and each that is
# read takes a descriptor of the window.
_RINGS = 512
# For how long the rings are looked at each time, one after the other (seconds).
_LOOK_S = 0.008
# For how long they are read once more when their writers are gone (seconds): tens of times what that takes of a lab
# that means well.
_LAST_S = 0.02
_KINDS = (
    ProcessStarted, ProcessEnded, ThreadStarted, ThreadEnded, Sample, Standstill, Waited, QueueOp, PipeMade, Message,
)  # fmt: skip


class Wrote(NamedTuple):
    """Which threads of a process wrote lines: their idents, and the crc32 of the bytes of each."""

    t: float
    pid: int
    stream: Stream
    lines: list[tuple[int, int]]


class Rings:
    """All rings of a run; new ones appear in `folder` while it goes on."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._arrivals = Arrivals(folder)
        self._readers: dict[str, RingReader] = {}
        self._finished: set[str] = set()
        self._payloads: deque[tuple[int, bytes | None]] = deque()
        self._lost: dict[int, int] = {}
        self._ended: set[int] = set()
        self._codes: dict[int, int | None] = {}
        """Exit codes of those that have ended, where the system still tells them."""
        self._silences = Silences()
        self._is_closed = False

    def take(self, t: float, seconds: float) -> Iterator[Observation | Wrote]:
        """What is new at time `t` of the run; what cannot be read within `seconds` is left for the next time.

        Each process's observations come in order; those of several only roughly so, as each writes when it can.
        """
        if not self._is_closed:
            self._collect(self._arrivals.names(), _LOOK_S)
        until = time.monotonic() + seconds
        while self._payloads and time.monotonic() < until:
            pid, payload = self._payloads.popleft()
            if payload is None:
                yield from self._end(t, pid)
                continue
            self._silences.hear(t, pid)
            try:
                yield from map(self._note, _read(json.loads(payload)))
            except (ValueError, TypeError, KeyError, RecursionError):  # the lab can write into its rings what it likes
                self._lost[pid] = self._lost.get(pid, 0) + 1
        if not self._payloads and not self._is_closed:
            yield from map(self._note, self._silences.look(t, {_pid(name) for name in self._readers} - self._ended))
        for pid, count in self._lost.items():
            yield SamplesLost(t, pid, count)
        self._lost.clear()

    @property
    def has_more(self) -> bool:
        return bool(self._payloads)

    def close(self) -> None:
        """Takes in what is there when all processes are gone, and closes the rings; `take` still gives it."""
        if self._is_closed:
            return
        self._collect(self._arrivals.listed(), _LAST_S)
        self._arrivals.end()
        for name, reader in self._readers.items():
            self._payloads.append((_pid(name), None))
            reader.close()
        self._readers.clear()
        self._is_closed = True

    def release(self) -> None:
        """Closes what is still open; best on a later tick than `close`."""
        self.close()
        self._arrivals.close()

    def _note(self, seen: Observation | Wrote) -> Observation | Wrote:
        if isinstance(seen, ProcessEnded):
            self._ended.add(seen.pid)
            self._silences.forget(seen.pid)
        elif isinstance(seen, Sample) and not seen.threads:  # the last one
            self._silences.forget(seen.pid)
        elif isinstance(seen, ProcessStarted):
            self._ended.discard(seen.pid)
        return seen

    def _end(self, t: float, pid: int) -> Iterator[Observation]:
        """A process that was killed could not say so itself."""
        if pid not in self._ended:
            self._ended.add(pid)
            yield ProcessEnded(t, pid, self._codes.pop(pid, None))

    def _collect(self, names: set[str], seconds: float) -> None:
        """Works for `seconds` of its own processor time at most: what others take of a busy machine is no reason to
        look at less."""
        until = time.thread_time() + seconds
        for name in names - self._readers.keys() - self._finished:
            if name.endswith(".ring"):
                self._open(name)
        for name in list(self._readers):
            if time.thread_time() > until:
                return
            reader = self._readers[name] = self._readers.pop(name)  # the last of them, should time run out
            pid = _pid(name)
            code = _exit_code(pid)
            gone = code is not None or _is_gone(pid)  # asked before reading: nothing is written after that
            self._read_ring(pid, reader)
            if gone:
                self._codes[pid] = code
                self._payloads.append((pid, None))
                self._finish(name)

    def _open(self, name: str) -> None:
        try:
            if len(self._readers) >= _RINGS:
                raise ValueError("too many rings")
            self._readers[name] = RingReader(os.path.join(self._folder, name))
        except (OSError, ValueError):
            self._finished.add(name)

    def _read_ring(self, pid: int, reader: RingReader) -> None:
        payloads, lost = reader.read()
        self._payloads.extend((pid, payload) for payload in payloads)
        while len(self._payloads) > _BACKLOG:
            dropped, _ = self._payloads.popleft()
            self._lost[dropped] = self._lost.get(dropped, 0) + 1
        if lost:
            self._lost[pid] = self._lost.get(pid, 0) + lost

    def _finish(self, name: str) -> None:
        """A program that starts processes for ever must use up neither the window's memory nor the disk. The file is
        emptied, not removed: that would wait for the folder's lock."""
        self._readers.pop(name).close()
        self._finished.add(name)
        with contextlib.suppress(OSError):
            os.truncate(os.path.join(self._folder, name), 0)


def _read(data: Any) -> Iterator[Observation | Wrote]:
    if not isinstance(data, dict):
        raise ValueError("not an object")
    if data.get("kind") == "Batch":
        for item in data["items"]:
            yield from _read(item)
    elif data.get("kind") == "Wrote":
        if data["stream"] not in ("stdout", "stderr"):
            raise ValueError("no such stream")
        yield Wrote(float(data["t"]), int(data["pid"]), data["stream"], [(int(a), int(b)) for a, b in data["lines"]])
    else:
        observation = from_json(data)
        if not isinstance(observation, _KINDS):
            raise ValueError("not for a probe to say")
        yield observation


def _pid(name: str) -> int:
    digits = name.partition("-")[0]
    return int(digits) if digits.isdecimal() else 0


def _is_gone(pid: int) -> bool:
    """Whether the process has ended. One that its parent has not collected counts as alive (but see `_exit_code`)."""
    if sys.platform == "win32" or pid == 0:  # a ring there cannot be removed while it is open: it is kept to the end
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _exit_code(pid: int) -> int | None:
    """Of a process that has ended and that its parent has not collected; None for any other. Linux tells it to the
    same user: state and wait status are the third and the last field of proc(5)'s stat."""
    if sys.platform != "linux":
        return None
    try:
        with open(f"/proc/{pid}/stat", "rb", buffering=0) as file:
            fields = file.read(2048).rpartition(b")")[2].split()
    except OSError:
        return None
    if fields[:1] != [b"Z"]:
        return None
    return os.waitstatus_to_exitcode(int(fields[-1]))
