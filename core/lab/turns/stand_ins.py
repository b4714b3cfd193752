"""What the library has for waiting, made to pass the baton instead: locks, joins, sleeps and clocks.

Conditions, events, semaphores, barriers, queues, timers and executors are made of locks in the library itself, and so
follow. Two that are written in C have a twin in Python there, which is used: `RLock` and `SimpleQueue`.
"""

from __future__ import annotations

import _thread
import queue
import threading
import time
from typing import Any

from core.lab.turns.baton import Baton

_REAL_START = threading.Thread.start
_REAL_INNER = threading.Thread._bootstrap_inner  # type: ignore[attr-defined]
_REAL_JOIN = threading.Thread.join
_REAL_ALIVE = threading.Thread.is_alive
_TICK_S = 1e-4
"""How far the clock goes on whenever it is looked at, so that who waits for it comes to an end."""


def install(baton: Baton) -> None:
    """From here on what the program waits for passes the baton. To be called before anything imports what makes locks
    as it is imported."""
    _stand_in_for_locks(baton)
    _stand_in_for_threads(baton)
    _stand_in_for_time(baton)


def make_lock_class(baton: Baton) -> Any:
    """A class whose locks wait by `baton`."""

    class Lock:
        """A real lock that is never waited for while others could go on."""

        def __init__(self) -> None:
            self._real = _thread.allocate_lock()
            self.holder: int | None = None

        def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
            me = baton.me
            if me is None or (not blocking and timeout != -1):
                return self._real.acquire(blocking, timeout)
            if not self._real.acquire(False):
                if not blocking or not baton.wait(self._is_free, None if timeout < 0 else timeout):
                    return False
                self._real.acquire(False)
            self.holder = me
            return True

        def release(self) -> None:
            self._real.release()
            self.holder = None

        def locked(self) -> bool:
            return self._real.locked()

        def _is_free(self) -> bool:
            return not self._real.locked()

        def _at_fork_reinit(self) -> None:
            self._real = _thread.allocate_lock()
            self.holder = None

        __enter__ = acquire

        def __exit__(self, *raised: object) -> None:
            self.release()

    return Lock


def _stand_in_for_locks(baton: Baton) -> None:
    library: Any = threading
    library.Lock = library._allocate_lock = make_lock_class(baton)
    library._CRLock = None
    library.RLock = library._PyRLock
    queue.SimpleQueue = queue._PySimpleQueue  # type: ignore[attr-defined, misc]


def _stand_in_for_threads(baton: Baton) -> None:
    numbers: dict[int, int] = {}
    ended: set[int] = set()

    def start(self: threading.Thread) -> None:
        if baton.me is None or id(self) in numbers:
            _REAL_START(self)
            return
        number = numbers[id(self)] = len(numbers) + 1
        kept.append(self)
        baton.enter(number, self.daemon)
        baton.hand_to(number)
        try:
            _REAL_START(self)
        except BaseException:
            baton.leave(number)
            raise

    def inner(self: threading.Thread) -> None:
        number = numbers.get(id(self), 0)
        if not number or baton.free:
            _REAL_INNER(self)
            return
        baton.begin(number)
        try:
            _REAL_INNER(self)
        finally:
            ended.add(number)
            baton.ended(number)

    def join(self: threading.Thread, timeout: float | None = None) -> None:
        number = numbers.get(id(self), 0)
        if baton.me is None or not number or self is threading.current_thread():
            _REAL_JOIN(self, timeout)
        else:
            baton.wait(lambda: number in ended, timeout)

    def is_alive(self: threading.Thread) -> bool:
        return _REAL_ALIVE(self) and numbers.get(id(self), 0) not in ended

    kept: list[threading.Thread] = []  # so that no other object gets the same id
    library: Any = threading.Thread
    library.start, library._bootstrap_inner, library.join, library.is_alive = start, inner, join, is_alive


def _stand_in_for_time(baton: Baton) -> None:
    began = float(int(time.time()))
    library: Any = time

    def sleep(seconds: float) -> None:
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        baton.pause(seconds)

    def monotonic() -> float:
        baton.clock += _TICK_S
        return baton.clock

    library.sleep, library.monotonic, library.perf_counter = sleep, monotonic, monotonic
    library.time = lambda: began + monotonic()
    for module, name in ((threading, "_time"), (queue, "time")):
        setattr(module, name, monotonic)
