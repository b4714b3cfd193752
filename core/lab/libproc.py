"""macOS's libproc and sysctl: which processes there are, whose they are, and what they use.

Not yet run there: written from Apple's headers (libproc.h, sys/proc_info.h, sys/resource.h, sys/sysctl.h).
"""

from __future__ import annotations

import ctypes
import os
import re
import struct
from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Stat = namedtuple("Stat", "parent group began is_zombie")
"""`began` tells a process from a later one with the same pid."""

_PROC_PIDTBSDINFO, _PROC_PIDTASKINFO = 3, 4
# struct proc_bsdinfo: twelve numbers, two names, six numbers, and the start in seconds and microseconds
_BSD_INFO = struct.Struct("=12I16s32s5Ii2Q")
# struct proc_taskinfo: six sizes and times, twelve numbers of which the tenth counts the threads
_TASK_INFO = struct.Struct("=6Q12i")
# struct rusage_info_v0: a UUID, then ten numbers of which the eighth is the memory charged to the process alone
_USAGE = struct.Struct("=16s10Q")
_ZOMBIE = 5
_CTL_KERN, _KERN_PROCARGS2 = 1, 49
_TRACKER = re.compile(rb"from multiprocessing\.resource_tracker import main;main\(\d+\)")


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def everyone() -> list[int]:
    """All processes that can be seen."""
    library = _library()
    room = library.proc_listallpids(None, 0) + 100
    pids = (ctypes.c_int * room)()
    count = library.proc_listallpids(pids, ctypes.sizeof(pids))
    return list(pids[: max(0, count)])


def stat(pid: int) -> Stat | None:
    """None where there is no such process any more, or another user's."""
    fields = _info(pid, _PROC_PIDTBSDINFO, _BSD_INFO)
    if fields is None or fields[5] != os.getuid():
        return None
    return Stat(fields[4], fields[15], fields[20:22], fields[1] == _ZOMBIE)


def threads(pids: Collection[int]) -> int:
    """How many threads they have together."""
    infos = (_info(pid, _PROC_PIDTASKINFO, _TASK_INFO) for pid in pids)
    return sum(fields[15] for fields in infos if fields)


def memory(pids: Collection[int]) -> int:
    """What they use together, in bytes."""
    library = _library()
    total = 0
    for pid in pids:
        buffer = ctypes.create_string_buffer(_USAGE.size)
        if library.proc_pid_rusage(pid, 0, buffer) == 0:
            total += _USAGE.unpack(buffer.raw)[8]
    return total


def is_tracker(pid: int) -> bool:
    """Whether it is one of `multiprocessing`'s resource trackers, as far as its command line tells."""
    return any(_TRACKER.fullmatch(word) for word in words(pid))


def words(pid: int) -> list[bytes]:
    """Its path, arguments and environment, as they were when it was started; empty where they may not be read."""
    library = _library()
    name = (ctypes.c_int * 3)(_CTL_KERN, _KERN_PROCARGS2, pid)
    size = ctypes.c_size_t(os.sysconf("SC_ARG_MAX"))
    buffer = ctypes.create_string_buffer(size.value)
    if library.sysctl(name, 3, buffer, ctypes.byref(size), None, 0):
        return []
    return buffer.raw[4 : size.value].split(b"\0")  # the number of arguments comes first


def tree(root: int, known: Collection[int]) -> Iterator[int]:
    """The living descendants of `root` and of those in `known`, and these themselves."""
    stats = {pid: seen for pid in everyone() if (seen := stat(pid)) and not seen.is_zombie}
    inside = {root, *known}
    while True:
        more = {pid for pid, seen in stats.items() if seen.parent in inside and pid not in inside}
        if not more:
            break
        inside |= more
    yield from (pid for pid in inside if pid in stats and pid != root)


def _info(pid: int, flavour: int, form: struct.Struct) -> tuple[int, ...] | None:
    buffer = ctypes.create_string_buffer(form.size)
    if _library().proc_pidinfo(pid, flavour, ctypes.c_uint64(0), buffer, form.size) != form.size:
        return None
    return form.unpack(buffer.raw)
