"""How much memory this process holds."""

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
