"""What Linux and macOS share: starting the lab, hearing of its ended processes, and killing in rounds."""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import time

from core.lab.launch import Ending, Launch, LaunchError
from core.lab.limits import Limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import NoReturn

# For how long a resource tracker may clean up after the processes that it served (seconds). The whole ending, this
# included, has to be over a quarter of a second after the window died.
_GRACE_S = 0.2
# A tracker that waits longer than this after they are gone is none (seconds). One that complains into a full pipe
# waits for the window's next two ticks.
_IDLE_S = 0.07
# After this the ending is given up: what is left then belongs to another user, or hangs in the kernel (seconds).
_GIVE_UP_S = 10.0
# The shortest time between two rounds of killing (seconds).
_ROUND_S = 0.002


def spawn(launch: Launch, prepare: Callable[[], None]) -> int:
    """Starts the lab's main process in a session and group of its own and returns its pid once it runs its
    interpreter; `prepare` is called in it just before. The descriptors are closed here. Raises `LaunchError`."""
    for descriptor in launch.descriptors:
        os.set_inheritable(descriptor, False)
    listen, tell = os.pipe()  # closed by a successful exec
    pid = os.fork()
    if pid == 0:
        _become(launch, prepare, tell)
    for descriptor in (tell, *launch.descriptors):
        os.close(descriptor)
    try:
        words = os.read(listen, 100).decode()
    finally:
        os.close(listen)
    if words:
        os.waitpid(pid, 0)
        stage, number = words.split()
        raise LaunchError(stage, int(number))
    return pid


def _become(launch: Launch, prepare: Callable[[], None], tell: int) -> NoReturn:
    stage = "folder"
    try:
        os.setsid()
        for target, descriptor in enumerate(launch.descriptors):
            os.dup2(descriptor, target)
        os.chdir(launch.directory)
        stage = "interpreter"
        _default_signals()
        _set_limits(launch.limits)
        prepare()
        os.execve(launch.command[0], launch.command, launch.environment)
    except Exception as error:
        os.write(tell, f"{stage} {getattr(error, 'errno', None) or 0}".encode())
    os._exit(127)


def _default_signals() -> None:
    """Python ignores SIGPIPE and SIGXFSZ, and whoever started the window may have ignored others: the lab begins as
    it would from a terminal."""
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        with contextlib.suppress(OSError, ValueError):  # the C library keeps some real-time signals for itself
            signal.signal(number, signal.SIG_DFL)


def _set_limits(limits: Limits) -> None:
    for kind, amount in (
        (resource.RLIMIT_AS, limits.address_space),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS
            lower(kind, amount)
    os.nice(10)


def lower(kind: int, amount: int) -> None:
    """Sets a resource limit, soft and hard, unless the hard one is lower already."""
    hard = resource.getrlimit(kind)[1]
    amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    resource.setrlimit(kind, (amount, amount))


class Wakeups:
    """Waiting for the control pipe, for children, and for signals that ask the warden to end, all at once."""

    def __init__(self) -> None:
        self._listen, tell = os.pipe()
        os.set_blocking(self._listen, False)
        os.set_blocking(tell, False)
        self.asked_to_end = False
        """Whether somebody sent a signal that usually ends a program: the lab has to go first."""
        signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
        for number in (signal.SIGCHLD, *_REQUESTS):
            signal.signal(number, lambda _number, _frame: None)  # without a handler nothing is written to `tell`

    def wait(self, seconds: float, descriptor: int | None = None) -> bool:
        """Returns when a child has ended, `descriptor` can be read (then True), somebody asks for the end, or time is
        up."""
        poll = select.poll()
        poll.register(self._listen, select.POLLIN)
        if descriptor is not None:
            poll.register(descriptor, select.POLLIN)
        ready = {number for number, _ in poll.poll(seconds * 1000)}
        if self._listen in ready:
            numbers = os.read(self._listen, 4096)
            self.asked_to_end = self.asked_to_end or not _REQUESTS.isdisjoint(numbers)
        return descriptor in ready


_REQUESTS = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})


class Children:
    """The warden's own children: the lab's main process, and whatever the system hands over to it."""

    def __init__(self) -> None:
        self.main = 0
        self.exit_code: int | None = None
        """Of the main process, as `multiprocessing` has it; None while it runs."""

    def reap(self) -> bool:
        """Collects those that have ended. True when there is none any more: the proof."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return True
            if pid == 0:
                return False
            if pid == self.main:
                self.exit_code = os.waitstatus_to_exitcode(status)


def end_all(
    find: Callable[[], Collection[int]],
    is_over: Callable[[], bool],
    mercy: Mercy,
    pause: Callable[[float], object],
) -> Ending:
    """Kills what `find` finds until `is_over`, except what `mercy` spares for now."""
    began = time.monotonic()
    look_at = 0.0
    killed: set[int] = set()
    while not is_over():
        now = time.monotonic()
        if now >= look_at:
            found = find()
            if now - began > _GIVE_UP_S:
                return Ending(len(killed), len(found))
            killed |= _kill(found, mercy.spares(found))
            # A big tree takes milliseconds to look at, and needs the processor itself to die.
            look_at = time.monotonic() + max(_ROUND_S, 2 * (time.monotonic() - now))
        pause(max(0.0, look_at - time.monotonic()))
    return Ending(len(killed), 0)


def _kill(found: Collection[int], spared: Collection[int]) -> set[int]:
    """Returns those that were there to be killed."""
    for pid in spared:
        send(pid, signal.SIGCONT)  # the whole group may have been stopped
    return {pid for pid in found if pid not in spared and send(pid, signal.SIGKILL)}


class Mercy:
    """For `multiprocessing`'s resource trackers: they end by themselves as soon as the processes that they served
    are gone, and remove the semaphores and shared memory that these have left.

    It lasts for `grace` seconds at most, and ends early when those that are left have done nothing for a while: whoever
    only poses as a tracker sleeps for ever.
    """

    def __init__(
        self, is_tracker: Callable[[int], bool], is_asleep: Callable[[int], bool], grace: float = _GRACE_S
    ) -> None:
        self._is_tracker = is_tracker
        self._is_asleep = is_asleep
        self._end = time.monotonic() + grace
        self._busy_at = time.monotonic()

    def spares(self, found: Collection[int]) -> set[int]:
        trackers = set(filter(self._is_tracker, found))
        now = time.monotonic()
        if len(trackers) < len(found) or not all(map(self._is_asleep, trackers)):
            self._busy_at = now
        return trackers if now < self._end and now - self._busy_at < _IDLE_S else set()


def send(pid: int, number: int) -> bool:
    """Sends a signal; False where there is no such process, or not one that may be sent to."""
    try:
        os.kill(pid, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def send_group(group: int, number: int) -> None:
    """Sends a signal to a process group, if it still has a member that may be sent to."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)
