"""The baton: one thread of the program goes on at a time, and each decision about the next one is kept.

Only the thread that holds the baton executes anything of the program or of this file, so nothing here needs a lock.
"""

from __future__ import annotations

import _thread
from typing import Any, Callable, NoReturn

from core.lab.turns.choosers import Chooser

Ready = Callable[[], bool]


class Baton:
    """Until `take` nobody takes turns. Threads are numbered in the order of their `start()`; 0 is main."""

    def __init__(self) -> None:
        self._chooser: Chooser
        self._most = 0
        self._report: Callable[[str], NoReturn]
        self.free = True
        """Nobody takes turns: the program has not begun, or this is a process that it has forked."""
        self.steps: list[int] = []
        """Who went on, at each point at which there was more than one thread."""
        self.able: list[list[int]] = []
        """Who could have."""
        self.preemptions = self.switches = 0
        self.numbers: dict[int, int] = {}
        """By the thread's ident."""
        self.alive: list[int] = [0]
        self.daemons: set[int] = set()
        self.blocked: dict[int, tuple[Ready, bool]] = {}
        """What those that wait are waiting for, and whether they may give up."""
        self.clock = 0.0
        """Seconds that were slept and waited for in vain: no other time passes."""
        self._gates: dict[int, Any] = {}
        self._next: int | None = None

    def take(self, chooser: Chooser, most: int, report: Callable[[str], NoReturn]) -> None:
        """The calling thread is main, and turns are taken from here on, `most` of them.

        `report` is called with how it has ended ("ended", "stuck", "unfinished"), and does not come back.
        """
        self._chooser, self._most, self._report = chooser, most, report
        self.enter(0, False)
        self.numbers[_thread.get_ident()] = 0
        self.free = False

    @property
    def me(self) -> int | None:
        """The number of the calling thread; None where it is not the program's, or nobody takes turns."""
        return None if self.free else self.numbers.get(_thread.get_ident())

    def enter(self, number: int, daemon: bool) -> None:
        """A thread of this number is about to start."""
        gate = self._gates[number] = _thread.allocate_lock()
        gate.acquire()
        if number:
            self.alive.append(number)
        if daemon:
            self.daemons.add(number)

    def leave(self, number: int) -> None:
        """It could not be started."""
        self.alive.remove(number)

    def begin(self, number: int) -> None:
        """The calling thread is this number; comes back when it may go on."""
        self.numbers[_thread.get_ident()] = number
        self._gates[number].acquire()

    def hand_to(self, number: int) -> None:
        """Whoever waits next hands the baton to this thread: a start waits until its thread has begun."""
        self._next = number

    def point(self) -> None:
        """Others may go on here: called before an instruction that others could notice."""
        me = self.me
        if me is not None and len(self.alive) > 1:
            self._go_on(me, me)

    def pause(self, seconds: float) -> None:
        """A sleep: others may go on, and nobody is sure to have stayed."""
        me = self.me
        self.clock += seconds
        if me is not None and len(self.alive) > 1:
            self._go_on(me, None)

    def wait(self, ready: Ready, timeout: float | None = None) -> bool:
        """Until `ready()`, which is True then; False where the wait has expired. Without a time-out it never does."""
        me = self.me
        if me is None or ready():
            return True
        self.blocked[me] = (ready, timeout is not None)
        self._go_on(me, None)
        del self.blocked[me]
        if ready():
            return True
        self.clock += timeout or 0.0
        return False

    def ended(self, number: int) -> None:
        """The calling thread has no more instructions."""
        self.alive.remove(number)
        if 0 not in self.alive and self.daemons.issuperset(self.alive):
            self._report("ended")
        self._gates[self._choose(number, None)].release()

    def _go_on(self, me: int, stays: int | None) -> None:
        chosen = self._choose(me, stays)
        if chosen != me:
            self._gates[chosen].release()
            self._gates[me].acquire()

    def _choose(self, me: int, stays: int | None) -> int:
        able = [number for number in self.alive if self._can_go(number)]
        if not able:
            self._report("stuck")
        chosen = self._next if self._next is not None else self._chooser.choose(stays, able)
        if self._next is None:
            self.steps.append(chosen)
            self.able.append(able)
        self._next = None
        if chosen != me:
            self.switches += 1
            self.preemptions += me in able
        if len(self.steps) > self._most:
            self._report("unfinished")
        return chosen

    def _can_go(self, number: int) -> bool:
        waits = self.blocked.get(number)
        return waits is None or waits[1] or waits[0]()
