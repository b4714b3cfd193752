"""Linux's `/proc`: which processes there are, whose they are, and what they use."""

from __future__ import annotations

import contextlib
import os
import signal
from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Stat = namedtuple("Stat", "state parent group session threads pages is_zombie")
"""`state` is a letter as in ps(1); `pages` are those resident in memory."""


def stat(pid: int) -> Stat | None:
    """None where there is no such process any more."""
    words = _read(f"/proc/{pid}/stat")
    if not words:
        return None
    fields = words[words.rindex(b")") + 2 :].split()  # the name before it may contain anything
    threads = int(fields[17])
    # A process whose first thread has ended counts as a zombie although its others go on.
    is_zombie = fields[0] in b"ZX" and threads <= 1
    return Stat(fields[0], int(fields[1]), int(fields[2]), int(fields[3]), threads, int(fields[21]), is_zombie)


def descendants(root: int) -> list[int]:
    """The living children of `root` and theirs, parents first. A tree that changes meanwhile may be seen in part."""
    found: list[int] = []
    level = list(_children(root))
    while level:
        found += level
        level = [child for pid in level for child in _children(pid)]
    return [pid for pid in found if _lives(pid)]


def _lives(pid: int) -> bool:
    seen = stat(pid)
    return seen is not None and not seen.is_zombie


def _children(pid: int) -> Iterator[int]:
    if not _HAS_CHILDREN:
        yield from (child for child in everyone() if (seen := stat(child)) and seen.parent == pid)
        return
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            yield from map(int, _read(f"/proc/{pid}/task/{thread}/children").split())


# The kernel may have been built without it (CONFIG_PROC_CHILDREN).
_HAS_CHILDREN = os.path.exists(f"/proc/self/task/{os.getpid()}/children")


def everyone() -> list[int]:
    """All processes that can be seen."""
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def mine() -> Iterator[int]:
    """All processes of this user."""
    user = os.getuid()
    for pid in everyone():
        with contextlib.suppress(OSError):
            if os.stat(f"/proc/{pid}").st_uid == user:
                yield pid


def resident(pids: Collection[int]) -> int:
    """What they have in memory, in bytes; a page that several share counts for each."""
    pages: int = sum(seen.pages for seen in map(stat, pids) if seen)
    return pages * os.sysconf("SC_PAGE_SIZE")


def memory(pids: Collection[int]) -> int:
    """What they use together, in bytes; a page that several share counts once."""
    return sum(map(_share, pids))


def _share(pid: int) -> int:
    for line in _read(f"/proc/{pid}/smaps_rollup").splitlines():
        if line.startswith(b"Pss:"):
            return int(line.split()[1]) * 1024
    seen = stat(pid)  # a kernel before 4.14
    return seen.pages * os.sysconf("SC_PAGE_SIZE") if seen else 0


def threads(pids: Collection[int]) -> int:
    """How many threads they have together: at least one each."""
    return sum(seen.threads for seen in map(stat, pids) if seen)


def is_tracker(pid: int) -> bool:
    """Whether it is one of `multiprocessing`'s resource trackers, as far as its command line tells."""
    words = command(pid).split(b"\0")
    return any(word.startswith(_TRACKER) and word[len(_TRACKER) : -1].isdigit() for word in words)


_TRACKER = b"from multiprocessing.resource_tracker import main;main("  # and a descriptor, and a parenthesis


def command(pid: int) -> bytes:
    """Its command line, with a zero byte after each word; empty where it is gone."""
    return _read(f"/proc/{pid}/cmdline")


def is_working_tracker(pid: int) -> bool:
    """Whether it is one that has finished starting: the first thing that it does then is to ignore Ctrl+C."""
    return is_tracker(pid) and _ignores(pid, signal.SIGINT) and _ignores(pid, signal.SIGTERM)


def _ignores(pid: int, number: int) -> bool:
    for line in _read(f"/proc/{pid}/status").splitlines():
        if line.startswith(b"SigIgn:"):
            return bool(int(line.split()[1], 16) >> (number - 1) & 1)
    return False


def is_asleep(pid: int) -> bool:
    """Whether it waits for something, now."""
    seen = stat(pid)
    return seen is not None and seen.state == b"S"


def environment(pid: int) -> bytes:
    """As it was when the process was started: ``NAME=VALUE`` between zero bytes; empty where it may not be read."""
    return _read(f"/proc/{pid}/environ")


def pipes(pid: int) -> set[int]:
    """The inodes of the pipes that it has open."""
    found = set()
    with contextlib.suppress(OSError):
        for name in os.listdir(f"/proc/{pid}/fd"):
            with contextlib.suppress(OSError):  # closed meanwhile
                link = os.readlink(f"/proc/{pid}/fd/{name}")
                if link.startswith("pipe:["):
                    found.add(int(link[6:-1]))
    return found


def shared_inodes(pid: int) -> set[int]:
    """The inodes of the named semaphores and shared memory that the process has in its memory. A semaphore is made
    under another name than the one it gets, which the system goes on showing: so names tell nothing."""
    lines = _read(f"/proc/{pid}/maps").splitlines()
    return {int(line.split(maxsplit=5)[4]) for line in lines if b" /dev/shm/" in line}


def _read(path: str) -> bytes:
    """Empty where the process is gone, or belongs to another user."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        parts = []
        while part := os.read(descriptor, 65_536):
            parts.append(part)
        return b"".join(parts)
    except OSError:  # it ended while it was read
        return b""
    finally:
        os.close(descriptor)
