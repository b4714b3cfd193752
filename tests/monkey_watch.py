"""What the monkey looks at meanwhile: freezes of the window, complaints, and what is left of it all in the end."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import resource_tracker
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

import psutil
from PySide6.QtCore import QMessageLogContext, QObject, Qt, QTimer, QtMsgType, qInstallMessageHandler

FREEZE_S = 0.25
_BEAT_MS = 20
_LOOK_S = 0.15
"""After so long without a beat the stack is taken, and again after each time as long."""
_STACKS, _CALLS = 3, 9
"""So many stacks of a freeze, and so many calls of each, the innermost."""
_HARMLESS = "This plugin does not support"
"""The offscreen platform says so of sizes, of raising windows, and of menus that want the keyboard."""
_POOLED, _EVENTS = "Thread (pooled)", "descriptor anon_inode:"
"""Qt keeps threads of its own for half a minute, should there be more for them to do; each has one such descriptor."""
_NUMPYS = ("python", "python3", "MainThread")
"""numpy starts threads, without names of their own, when it is imported, and keeps them."""
_SHARED = Path("/dev/shm")
_LEAVING_S = 5.0


@dataclass(frozen=True, slots=True)
class Freeze:
    seconds: float
    """From one beat of the event loop to the next."""
    cpu: float
    """Seconds of them in which the window's thread had a processor; the rest it has waited, or another program ran."""
    event: str
    """The newest before it."""
    stack: str
    """What the window's thread did meanwhile, the innermost call first."""

    def __str__(self) -> str:
        ms, cpu = round(self.seconds * 1000), round(self.cpu * 1000)
        return f"  {ms} ms, {cpu} ms of them computing, after {self.event}\n{self.stack}"


class Heart(QObject):
    """Beats in the event loop; between two beats the window was deaf. An alarm that each beat puts off takes the stack,
    in the window's own thread: another one that held its frames could be the one to delete what is in them, and
    faulthandler's, which holds nothing, reads them while they change and may crash."""

    def __init__(self, newest: Callable[[], str]) -> None:
        super().__init__()
        self.freezes: list[Freeze] = []
        self._newest = newest
        self._stacks: list[str] = []
        self._last, self._last_cpu = 0.0, 0.0
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        signal.signal(signal.SIGALRM, self._on_alarm)
        self._last, self._last_cpu = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _beat(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, _LOOK_S, _LOOK_S)
        now, cpu = time.perf_counter(), time.thread_time()
        if now - self._last > _LOOK_S:
            freeze = Freeze(now - self._last, cpu - self._last_cpu, self._newest(), "\n".join(self._stacks))
            self.freezes.append(freeze)
            if freeze.seconds > FREEZE_S:
                print(freeze, file=sys.stderr, flush=True)
        self._stacks.clear()
        self._last, self._last_cpu = now, cpu

    def _on_alarm(self, _number: int, frame: FrameType | None) -> None:
        """Comes as soon as Python has its turn again: what Qt does is seen as the line that called it."""
        if len(self._stacks) < _STACKS:
            walk = traceback.walk_stack(frame)
            calls = traceback.StackSummary.extract(walk, limit=_CALLS, lookup_lines=False)
            self._stacks.append("\n".join(f"    {call.filename}:{call.lineno} {call.name}" for call in calls))


class Complaints:
    """Everything that nobody should ever see: exceptions that reached the top, warnings of Qt, lines of a log."""

    def __init__(self, newest: Callable[[], str]) -> None:
        self.heard: list[str] = []
        self._newest = newest

    def install(self) -> None:
        sys.excepthook = self._raised
        sys.unraisablehook = lambda failed: self._hear("unraisable", f"{failed.err_msg} {failed.exc_value!r}")
        threading.excepthook = lambda failed: self._hear("in a thread", repr(failed.exc_value))
        qInstallMessageHandler(self._said)
        logging.getLogger().addHandler(_Listener(self))

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._hear("exception", "".join(traceback.format_exception(kind, error, trace)))

    def _said(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not text.startswith(_HARMLESS):
            self._hear(kind.name, text)

    def hear_log(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            self._hear("log", record.getMessage())

    def _hear(self, kind: str, text: str) -> None:
        complaint = f"{kind} after {self._newest()!r}: {text}"
        self.heard.append(complaint)
        print(complaint, file=sys.__stderr__, flush=True)


class _Listener(logging.Handler):
    def __init__(self, complaints: Complaints) -> None:
        super().__init__()
        self._complaints = complaints

    def emit(self, record: logging.LogRecord) -> None:
        self._complaints.hear_log(record)


@dataclass(frozen=True, slots=True)
class Belongings:
    """What this process has, as names that can be counted and compared."""

    names: Counter[str]

    @classmethod
    def now(cls, temporary: Path) -> Belongings:
        names: Counter[str] = Counter(f"thread {thread.name}" for thread in threading.enumerate())
        names.update(f"process {' '.join(child.cmdline())[:120]}" for child in _children())
        names.update(f"shared {path.name}" for path in _unused_shared())
        names.update(f"folder {path.name}" for path in temporary.iterdir())
        names.update(f"descriptor {each}" for each in _descriptors())
        tasks = Counter(each.read_text().strip() for each in Path("/proc/self/task").glob("*/comm"))
        pooled = tasks.pop(_POOLED, 0)
        names.subtract({_EVENTS: pooled})
        names.update({f"task {name}": count for name, count in tasks.items() if name not in _NUMPYS})
        return cls(names)

    def more_than(self, before: Belongings) -> list[str]:
        return [f"{name} x {count}" for name, count in (self.names - before.names).items()]


def left_over(before: Belongings, temporary: Path, pump: Callable[[], Any]) -> list[str]:
    """What there is more than before, after some patience for what is just ending. `pump` lets the events pass."""
    until = time.monotonic() + _LEAVING_S
    while more := Belongings.now(temporary).more_than(before):
        if time.monotonic() > until:
            return more
        pump()
        gc.collect()
    return []


@dataclass(frozen=True, slots=True)
class Memory:
    """Of this process, without its children; megabytes."""

    all_mb: float
    """With the pages of files that are read at the moment: libraries, fonts."""
    own_mb: float
    """What it has written itself, which nothing but its end gives back to the others."""

    @classmethod
    def now(cls) -> Memory:
        lines = Path("/proc/self/smaps_rollup").read_text().splitlines()[1:]
        kilobytes = {name: int(rest.split()[0]) for name, rest in (line.split(":") for line in lines)}
        return cls(kilobytes["Rss"] * 1.024e-3, kilobytes["Anonymous"] * 1.024e-3)

    def __str__(self) -> str:
        return f"{self.all_mb:.1f} MB, {self.own_mb:.1f} MB of them its own"


def _children() -> list[psutil.Process]:
    """Python's own tracker of shared memory lives as long as this process."""
    children = psutil.Process().children(recursive=True)
    return [child for child in children if not any("resource_tracker" in word for word in _words(child))]


def _words(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def _descriptors() -> list[str]:
    """What each open descriptor leads to, without the numbers of pipes and sockets; not what Qt and Python open once
    and keep: the list of kinds of files, and the pipe to the tracker."""
    kept = resource_tracker._resource_tracker._fd
    found = []
    for entry in os.listdir("/proc/self/fd"):
        if entry == str(kept):
            continue
        try:
            found.append(os.readlink(f"/proc/self/fd/{entry}").split("[")[0])
        except FileNotFoundError:  # that of the listing itself
            continue
    return [each for each in found if not each.endswith("mime.cache")]


def _unused_shared() -> list[Path]:
    """Names of shared memory and semaphores that no living process has open; other programs have theirs."""
    if not _SHARED.is_dir():
        return []
    there = {str(path): path for path in _SHARED.iterdir()}
    for process in psutil.process_iter():
        try:
            maps = Path(f"/proc/{process.pid}/maps").read_text()
        except OSError:
            continue
        for name in [name for name in there if name in maps]:
            del there[name]
    return list(there.values())
