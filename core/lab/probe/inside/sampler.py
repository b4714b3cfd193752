"""The thread that takes a sample every 16 ms: a bare one, which `threading` knows nothing of.

Never catching up: when it comes late, as it does beside threads that compute, what it missed is missed. It takes two
hundredths of a processor at most: where samples cost more, there are fewer.

It has to be gone before a fork, to the last: Python 3.12 and newer look at how many threads the system says the process
has, and warn on stderr if there are several. So `stop` waits until the system no longer knows it.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import _thread
import os
import sys
import time
from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

PERIOD_S = 0.016
_COST_SHARE = 50  # samples take at most one part in so many of a processor's time
_SMOOTH = 0.1  # of what the newest sample cost, in the running average: one dear sample makes no gap
_GONE_S = 1.0  # to wait for the thread's end at most


class Sampler:
    """Calls ``take(due)`` again and again; `due` is when (monotonic seconds) it should have been called."""

    def __init__(self, take: Callable[[float], None]) -> None:
        self._take = take
        self._wake = _thread.allocate_lock()
        self._stopping = False
        self.ident = 0
        self._number = 0

    def start(self) -> None:
        """Starts the thread, where there is none; after `stop` or `forget` once more."""
        if self.ident:
            return
        self._wake = _thread.allocate_lock()
        self._wake.acquire()
        self._stopping = False
        self._number = 0
        try:
            self.ident = _thread.start_new_thread(self._run, (self._wake,))
        except RuntimeError:  # no thread can be had: of a program at its limit there are fewer samples
            self.ident = 0

    def stop(self) -> None:
        """Ends the thread, and returns when the system has let go of it. Does nothing when there is none."""
        if not self.ident:
            return
        self._stopping = True
        self.hurry()
        until = monotonic() + _GONE_S
        while not self._is_gone() and monotonic() < until:
            time.sleep(0.00002)
        self.ident = 0

    def hurry(self) -> None:
        """Makes the next sample come now."""
        try:
            self._wake.release()
        except RuntimeError:  # it is awake
            return

    def forget(self) -> None:
        """In a forked child: the thread has stayed behind."""
        self.ident = 0

    def _is_gone(self) -> bool:
        """On Linux by the system's own list of the process's threads; elsewhere the thread says so at its end."""
        if self._number > 0:
            return not os.path.exists(f"/proc/self/task/{self._number}")
        return self._number < 0

    def _run(self, wake: _thread.LockType) -> None:
        self.ident = _thread.get_ident()  # it may be here before the one that starts it knows
        if hasattr(_signal, "pthread_sigmask"):  # signals are for the program's threads
            _signal.pthread_sigmask(_signal.SIG_BLOCK, _signal.valid_signals())
        on_linux = sys.platform.startswith("linux")
        self._number = _thread.get_native_id() if on_linux else 0
        due, before, cost = monotonic(), time.thread_time(), 0.0
        while not self._stopping:
            self._take(due)
            used = time.thread_time()
            cost += _SMOOTH * (used - before - cost)
            before, now = used, monotonic()
            due = max(due + max(PERIOD_S, cost * _COST_SHARE), now)
            if not self._stopping and wake.acquire(True, due - now):
                due = min(due, monotonic())
        if not on_linux:
            self._number = -1
