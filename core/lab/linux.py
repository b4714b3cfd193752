"""The lab's process tree on Linux.

The warden is a subreaper: whatever a process of the lab leaves behind, by a double fork or a session of its own,
becomes the warden's child. When it has no child any more, nothing is left; no other way of looking proves that.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import time

from core.lab import posix, proc
from core.lab.launch import Ending, Launch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
# How often the tree is counted (seconds), and after how many new processes on the machine at once; and how often it
# is weighed with care (seconds).
_CENSUS_S = 0.2
_CENSUS_NEW = 32
_WEIGHING_S = 1.0
# How long a lab may start at full speed, which somebody is waiting for, before it steps back (seconds).
_START_S = 0.5
# More processes than this are a bomb, in which nobody looks for shared memory (milliseconds count).
_FEW = 64
_SHARED = "/dev/shm"
_NAMES = ("sem.mp-", "psm_")
# Whoever had what the trackers know of may be gone before a sweep begins: then all of it depends on them (seconds).
_SWEEP_GRACE_S = 0.6


def _control(option: int, value: int) -> None:
    if ctypes.CDLL(None).prctl(option, ctypes.c_ulong(value), 0, 0, 0):
        raise OSError(0, f"prctl {option} failed")


class Tree:
    """The lab as the warden sees it: started, interrupted, weighed and ended."""

    def __init__(self) -> None:
        _control(_PR_SET_CHILD_SUBREAPER, 1)
        self._children = posix.Children()
        self._wakeups = posix.Wakeups()
        self._loads = os.open("/proc/loadavg", os.O_RDONLY)
        self._counted = (0.0, 0)
        self._weighed_at = 0.0
        self.wait = self._wakeups.wait

    @property
    def exit_code(self) -> int | None:
        return self._children.exit_code

    @property
    def asked_to_end(self) -> bool:
        """Whether a signal that usually ends a program was sent to the warden."""
        return self._wakeups.asked_to_end

    @property
    def unenforced(self) -> tuple[str, ...]:
        """The limits that the system does not impose on this user: root may have any number of processes."""
        return ("processes",) if os.geteuid() == 0 else ()

    def start(self, launch: Launch) -> int:
        """The main process's pid. Raises `LaunchError`."""
        self._limits = launch.limits
        warden = os.getpid()
        control = ctypes.CDLL(None).prctl  # found before the fork

        def prepare() -> None:
            control(_PR_SET_PDEATHSIG, ctypes.c_ulong(signal.SIGKILL), 0, 0, 0)
            if os.getppid() != warden:
                os._exit(127)  # it died before the line above
            _limit_processes(launch.limits.processes)

        self._others = _named()
        self._step_back_at = time.monotonic() + _START_S
        self._children.main = posix.spawn(launch, prepare)
        return self._children.main

    def interrupt(self) -> None:
        """As Ctrl+C in a terminal does."""
        self._send_group(signal.SIGINT)

    def is_empty(self) -> bool:
        return self._children.reap()

    def breach(self) -> str:
        """The limit that the tree as a whole goes beyond: ``memory``, ``processes``, or ""."""
        now, newest = time.monotonic(), int(os.pread(self._loads, 100, 0).split()[-1])
        if now > self._step_back_at:
            self._step_back_at = float("inf")
            _renice(self._children.main, 10)
        then, counted = self._counted
        if now - then < _CENSUS_S and abs(newest - counted) < _CENSUS_NEW:
            return ""
        self._counted = now, newest
        pids = proc.descendants(os.getpid())
        # The wall that every process of the lab has around it may never be reached exactly, as the user's others end.
        if proc.threads(pids) > self._limits.processes * 7 // 8:
            return "processes"
        return "memory" if self._is_too_heavy(pids, now) else ""

    def _is_too_heavy(self, pids: list[int], now: float) -> bool:
        """Looks closely at most once a second: that takes milliseconds for each process, in which it cannot grow."""
        if proc.resident(pids) <= self._limits.memory or now - self._weighed_at < _WEIGHING_S:
            return False
        self._weighed_at = now
        return bool(proc.memory(pids) > self._limits.memory)

    def end(self) -> Ending:
        """Ends everything. In the main process's group nothing can start a process any more from the first moment."""
        self._send_group(signal.SIGSTOP)
        pids = proc.descendants(os.getpid())
        any(_renice(pid, 0) for pid in pids)  # dying is work, which must not wait any longer
        shared = _shared(pids) - self._others
        # What a tracker knows that is still starting is among `shared`: it need not be waited for.
        mercy = posix.Mercy(proc.is_working_tracker if shared else proc.is_tracker, proc.is_asleep)
        ending = posix.end_all(lambda: proc.descendants(os.getpid()), self.is_empty, mercy, self.wait)
        _remove(shared)
        return ending

    def _send_group(self, number: int) -> None:
        """To the main process's group. Once that process is gone the group's number is the lab's only as long as
        somebody is in it."""
        main = self._children.main
        if self.exit_code is None or self._has_member(main):
            posix.send_group(main, number)

    def _has_member(self, group: int) -> bool:
        return any(seen.group == group for seen in map(proc.stat, proc.descendants(os.getpid())) if seen)


def sweep(folder: str, session: int, pipes: frozenset[int]) -> Ending:
    """Ends a lab whose warden was killed: the processes that carry the run's folder in their environment, those of
    its `session` (0: not known), and those that hold one of the `pipes` that it writes to."""
    token = b"CROSSTALK_LAB=" + os.fsencode(os.path.join(folder, "lab.json"))
    others = {os.getpid(), os.getppid()}  # the window reads from the pipes

    def belongs(pid: int) -> bool:
        seen = proc.stat(pid)
        if seen is None or seen.is_zombie or pid in others:
            return False
        is_marked = token in proc.environment(pid).split(b"\0")
        return is_marked or seen.session == session > 0 or not pipes.isdisjoint(proc.pipes(pid))

    def find() -> list[int]:
        return [pid for pid in proc.mine() if belongs(pid)]

    def is_over() -> bool:
        # Twice: one that was being started while the first list was made is on the second.
        return not find() and not find()

    shared = _shared(find()) & _named(_made_at(folder) - 1)
    mercy = posix.Mercy(proc.is_tracker, proc.is_asleep, _SWEEP_GRACE_S)
    ending = posix.end_all(find, is_over, mercy, time.sleep)
    _remove(shared)
    return ending


def _made_at(folder: str) -> float:
    try:
        return os.stat(folder).st_ctime
    except OSError:  # the lab has removed it
        return time.time()


def _renice(pid: int, value: int) -> bool:
    """Where the kernel shares the processor out by session, the nice value counts only within one: the session as a
    whole has to step back too (sched(7), "The autogroup feature"). False where it does not, or `pid` is gone."""
    try:
        with open(f"/proc/{pid}/autogroup", "w") as autogroup:
            autogroup.write(str(value))
    except OSError:
        return False
    return True


def _limit_processes(room: int) -> None:
    """Sets the limit to what the user has, and `room` more.

    Containers may share a user without seeing each other's processes. A trial fork tells: as long as it fails, the
    count was too low.
    """
    count = sum(seen.threads for seen in map(proc.stat, proc.mine()) if seen)
    hard = resource.getrlimit(resource.RLIMIT_NPROC)[1]
    ceiling = hard if hard != resource.RLIM_INFINITY else 1 << 22  # the largest number of processes of any Linux
    while count < ceiling:
        resource.setrlimit(resource.RLIMIT_NPROC, (min(count + room // 2, ceiling), hard))
        if _can_fork():
            break
        count = 2 * count + room
    posix.lower(resource.RLIMIT_NPROC, count + room)


def _can_fork() -> bool:
    try:
        pid = os.fork()
    except BlockingIOError:
        return False
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return True


def _shared(pids: Collection[int]) -> set[int]:
    """The inodes of what they share; nothing in a bomb."""
    return {inode for pid in pids for inode in proc.shared_inodes(pid)} if len(pids) <= _FEW else set()


def _named(since: float = 0.0) -> set[int]:
    """The inodes of what `multiprocessing` has named on this machine, from that time on (seconds, of the system's
    calendar clock). Those from before a lab belong to another program, even if one of the lab uses them."""
    found = set()
    for entry in os.scandir(_SHARED):
        with contextlib.suppress(OSError):
            if entry.name.startswith(_NAMES) and (not since or entry.stat().st_ctime >= since):
                found.add(entry.inode())
    return found


def _remove(shared: Collection[int]) -> None:
    """Removes what `multiprocessing` named in a process that was killed before it had told its resource tracker, or
    before that one had started."""
    for entry in os.scandir(_SHARED) if shared else ():
        with contextlib.suppress(OSError):
            if entry.inode() in shared and entry.name.startswith(_NAMES):
                os.unlink(entry.path)
