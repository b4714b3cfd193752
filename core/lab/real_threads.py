"""Follows a schedule with real threads of this very interpreter, instruction by instruction.

Runs alone, with the standard library only: `python real_threads.py` reads one JSON job from stdin and writes one JSON
result to stdout; with ``many`` it does so line by line, each job in a process of its own that it forks. A baton goes
round: only the thread whose step it is executes instructions of the program; each instruction is compared with the one
that the machine has executed there.
"""

from __future__ import annotations

import _thread
import dis
import io
import json
import os
import queue
import random
import sys
import threading
import time
from time import sleep as pause  # the program gets another one
from types import CodeType
from typing import Any

if __name__ == "__main__":  # isolated, an interpreter does not look beside the program that it runs
    sys.path.append(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from core.lab.instructions import codes_of, watch_instructions

IGNORED = {
    *("RESUME", "NOP", "PRECALL", "KW_NAMES", "EXTENDED_ARG", "MAKE_CELL", "COPY_FREE_VARS", "CACHE"),
    *("RETURN_GENERATOR", "END_FOR", "END_SEND"),
}
"""Instructions that are not reported, or not on every version."""
_STOP_ITERATION = 3
"""What turns a StopIteration that leaves a generator into a RuntimeError."""


def ignored_offsets(code: CodeType) -> set[int]:
    """Where a code object has instructions that are not compared."""
    found = set()
    before = ""
    for one in dis.get_instructions(code):
        # A generator that is dropped before its end runs into the handler that 3.12 gives to every one of them.
        leaves = one.opname == "CALL_INTRINSIC_1" and one.arg == _STOP_ITERATION
        after = (one.opname, before) in (("POP_TOP", "RETURN_GENERATOR"), ("RERAISE", "leaves"))
        if one.opname in IGNORED or leaves or after:
            found.add(one.offset)
        before = "leaves" if leaves else one.opname
    return found


Step = tuple[int, list[tuple[int, int]], bool, bool, bool]
"""(thread, [(code number, offset), ...], pauses, resumes, ends)."""


class Baton:
    """Lets one thread go on at a time."""

    def __init__(self, codes: list[CodeType], steps: list[Step]) -> None:
        self.number_of_code = {code: i for i, code in enumerate(codes)}
        self.ignored = [ignored_offsets(code) for code in codes]
        self.steps = steps
        self.at = -1
        self.done = 0
        self.free = False
        self.diverged: dict[str, Any] | None = None
        self.finished = threading.Event()
        self.over = threading.Event()
        self.numbers: dict[int, int] = {}
        self.gates: dict[int, Any] = {}
        self.idents: dict[int, int] = {}
        self.alive: set[int] = set()
        self.compared = 0
        self.threads: dict[int, threading.Thread] = {}

    def join(self, number: int) -> None:
        """The calling thread is this number."""
        ident = _thread.get_ident()
        self.numbers[ident] = number
        self.idents[number] = ident
        self.alive.add(number)

    def gate(self, number: int) -> Any:
        gate = self.gates.get(number)
        if gate is None:
            gate = self.gates.setdefault(number, _thread.allocate_lock())
            gate.acquire()
        return gate

    def instruction(self, code: CodeType, offset: int) -> None:
        """Called before each instruction of the program, by the thread that executes it."""
        number = self.numbers.get(_thread.get_ident())
        which = self.number_of_code[code]
        if self.free or number is None or offset in self.ignored[which]:
            return
        while not self.free and (self.steps[self.at][0] != number or self.done == len(self.steps[self.at][1])):
            if self.steps[self.at][0] == number:
                self.pass_on()
            if not self.free and self.steps[self.at][0] != number:
                self.gate(number).acquire()
        if self.free:
            return
        expected = self.steps[self.at][1][self.done]
        if tuple(expected) != (which, offset):
            self.diverge({"step": self.at, "expected": list(expected), "got": [which, offset]})
            return
        self.compared += 1
        self.done += 1

    def is_about_to_wait(self) -> None:
        """The calling thread will let go of a condition's lock: where that is a step of its own, it has to come."""
        number = self.numbers.get(_thread.get_ident())
        while not self.free and number is not None and self._waits_alone_next(number):
            if self.steps[self.at][0] == number:
                self.pass_on()
            else:
                self.gate(number).acquire()

    def _waits_alone_next(self, number: int) -> bool:
        """Whether a step without instructions, in which this thread begins to wait, is its next one."""
        current = self.steps[self.at]
        mine = current[0] == number
        if mine and (current[2] or self.done < len(current[1])):
            return False
        later = (step for step in self.steps[self.at + mine :] if step[0] == number)
        following = next(later, None)
        return following is not None and following[2] and not following[1] and not following[3]

    def lets_go(self) -> None:
        """The calling thread has begun to wait on a condition: where its step ends so, the next one may go."""
        number = self.numbers.get(_thread.get_ident())
        if not self.free and self.steps[self.at][0] == number and self.steps[self.at][2]:
            self.pass_on()

    def comes_back(self) -> None:
        """The calling thread has been woken: it takes the lock again when its step comes, not before."""
        number = self.numbers.get(_thread.get_ident())
        while not self.free and number is not None and self.steps[self.at][0] != number:
            self.gate(number).acquire()

    def pass_on(self) -> None:
        """The present step is over; whoever has the next one may go."""
        before = self.steps[self.at] if self.at >= 0 else None
        self.at += 1
        while self.at < len(self.steps) and not any(self.steps[self.at][1:]):
            self.at += 1
        self.done = 0
        if self.at == len(self.steps):
            self.let_all_go()
            return
        number = self.steps[self.at][0]
        gate = self.gate(number)
        if (before is None or number != before[0]) and gate.locked():
            gate.release()  # open already where the thread had seen its turn before it came to its gate

    def diverge(self, how: dict[str, Any]) -> None:
        self.diverged = how
        self.let_all_go()

    def let_all_go(self) -> None:
        self.free = True
        self.over.set()
        for gate in list(self.gates.values()):
            if gate.locked():
                gate.release()

    def ended(self, number: int) -> None:
        """A thread of the program has no more instructions; it ends when the step comes in which it should."""
        while not self.free and (self.steps[self.at][0] != number or not self.steps[self.at][4]):
            if self.steps[self.at][0] == number and self.done == len(self.steps[self.at][1]):
                self.pass_on()
            elif self.steps[self.at][0] == number:
                break
            else:
                self.gate(number).acquire()
        self.alive.discard(number)
        if not self.free and self.steps[self.at][0] == number:
            if self.done < len(self.steps[self.at][1]):
                self.diverge({"step": self.at, "expected": list(self.steps[self.at][1][self.done]), "got": None})
            elif number == 0:
                self.pass_on()
            else:
                _thread.start_new_thread(self._pass_on_behind, (number,))

    def _pass_on_behind(self, number: int) -> None:
        """Others may ask whether the thread is alive: it has to be over before they go on."""
        while self.threads[number].is_alive():
            pause(0.0001)
        self.pass_on()


def number_threads(baton: Baton) -> None:
    """Number the program's threads in the order of their start, and notice their ends."""
    real_start, real_inner = threading.Thread.start, threading.Thread._bootstrap_inner  # type: ignore[attr-defined]
    count = [0]
    numbers: dict[int, int] = {}

    def start(self: threading.Thread) -> None:
        count[0] += 1
        numbers[id(self)] = count[0]
        baton.threads[count[0]] = self
        baton.gate(count[0])
        real_start(self)

    def inner(self: threading.Thread) -> None:
        number = numbers[id(self)]
        baton.join(number)
        real_run = self.run

        def run() -> None:
            """Nothing comes before the thread's first step, whoever's code it runs; and it is not yet taken for ended
            before the step in which it ends."""
            del self.run
            baton.comes_back()
            try:
                real_run()
            finally:
                baton.ended(number)

        self.run = run  # type: ignore[method-assign]
        real_inner(self)

    threading.Thread.start = start  # type: ignore[method-assign]
    threading.Thread._bootstrap_inner = inner  # type: ignore[attr-defined]


def follow_waits(baton: Baton) -> None:
    """A wait on a condition takes two steps: the baton goes on when the lock is let go, and must come before it is
    taken again. Barriers and the like are made of conditions."""
    real_init = threading.Condition.__init__

    def init(self: Any, lock: Any = None) -> None:
        real_init(self, lock)
        let_go, take = self._release_save, self._acquire_restore

        def release_save() -> Any:
            baton.is_about_to_wait()
            state = let_go()
            baton.lets_go()
            return state

        def acquire_restore(state: Any) -> None:
            baton.comes_back()
            take(state)

        self._release_save, self._acquire_restore = release_save, acquire_restore

    threading.Condition.__init__ = init  # type: ignore[method-assign]


def let_no_time_pass(baton: Baton) -> None:
    """Sleeps are over at once. A wait on a condition with a time-out expires when the step comes in which it should,
    and not by the clock, which goes on by that much then."""
    passed = [0.0]
    real_clock, real_lock = time.monotonic, _thread.allocate_lock

    class Waiter:
        """What a condition makes for each wait: a lock that whoever notifies releases."""

        def __init__(self) -> None:
            self._lock = real_lock()
            self.release, self.locked = self._lock.release, self._lock.locked

        def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
            if timeout <= 0 or baton.free or _thread.get_ident() not in baton.numbers:
                return self._lock.acquire(blocking, timeout)
            baton.comes_back()
            woken = self._lock.acquire(False)
            if not woken and not baton.free:
                passed[0] += timeout
                baton.lets_go()
            return woken

    library: Any = threading
    library._allocate_lock = Waiter
    library._time = clock = lambda: real_clock() + passed[0]
    queue.time = clock  # type: ignore[attr-defined]
    time.sleep = lambda seconds: None


def supervise(baton: Baton, output: io.StringIO, job: dict[str, Any], seconds: float) -> None:
    """Write the result when the program has ended, or is seen to be stuck where it should be, or takes too long."""
    followed = baton.over.wait(seconds)
    if followed and not baton.diverged:
        if job["stuck"]:
            text, alive = output.getvalue(), set(baton.alive)
            pause(job["settle"])
            if baton.finished.is_set() or text != output.getvalue() or alive != baton.alive:
                baton.diverged = {"step": len(baton.steps), "expected": "stuck", "got": "moved"}
        elif job["ends"]:
            baton.finished.wait(seconds)
    result = {
        "version": sys.version.split()[0],
        "diverged": baton.diverged,
        "followed": followed,
        "at": baton.at,
        "compared": baton.compared,
        "output": output.getvalue(),
    }
    sys.__stdout__.write(json.dumps(result) + "\n")  # type: ignore[union-attr]
    sys.__stdout__.flush()  # type: ignore[union-attr]
    os._exit(0)


def follow(job: dict[str, Any]) -> None:
    """Follow the schedule, write the result, end this process."""
    code = compile(job["source"], job["name"], "exec", dont_inherit=True)
    codes = codes_of(code)
    baton = Baton(
        codes, [(step[0], [tuple(one) for one in step[1]], step[2], step[3], step[4]) for step in job["steps"]]
    )
    output = io.StringIO()
    sys.stdout, sys.stderr = output, io.StringIO()
    random.seed(job["seed"])
    baton.join(0)
    baton.gate(0)
    _thread.start_new_thread(supervise, (baton, output, job, job["seconds"]))
    number_threads(baton)
    follow_waits(baton)
    let_no_time_pass(baton)
    watch_instructions(baton.instruction, codes)
    baton.pass_on()
    namespace = {"__name__": "__main__", "__doc__": None, "__file__": job["name"]}
    try:
        exec(code, namespace)
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}")
    baton.ended(0)
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    baton.over.set()
    baton.finished.set()
    pause(60)


def main() -> None:
    """Read a job, or one a line, and follow it."""
    if hasattr(os, "sched_setaffinity"):  # on one core a hand-over takes 2 microseconds, else 30
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[os.getpid() % len(cores)]})
    if sys.argv[1:] != ["many"]:
        follow(json.load(sys.stdin))
    while line := sys.stdin.readline():
        pid = os.fork()
        if not pid:
            follow(json.loads(line))
        os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
