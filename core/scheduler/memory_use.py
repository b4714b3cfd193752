"""How much memory this process holds, and may hold."""

from __future__ import annotations

import os
from pathlib import Path


def resident_bytes() -> int:
    """Bytes in physical memory; 0 where it cannot be told."""
    try:
        import psutil
    except ImportError:
        return _from_proc()
    return int(psutil.Process().memory_info().rss)


def _from_proc() -> int:
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if statm.exists() else 0


def limit_memory() -> None:
    """A step that asks for gigabytes at once meets a MemoryError, not the end of the machine. Its children may ask for
    more again."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the search itself looks at what it holds
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = 4 << 30
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
