"""What a run could leave on a system, and on the process that has started it."""

from __future__ import annotations

import os
from multiprocessing import resource_tracker
from pathlib import Path

import psutil

from tests.following import descriptors, is_alive

_SHARED = Path("/dev/shm")


def traces(folder: Path) -> set[str]:
    """Processes below this one, its threads and descriptors, what is shared on this machine, and what is in `folder`,
    the place for temporary folders. The tracker of shared memory that Python starts beside a process of its own stays
    as long as this process does."""
    tracker = getattr(resource_tracker._resource_tracker, "_pid", None)
    below = psutil.Process().children(recursive=True)
    processes = {f"process {each.pid}" for each in below if each.pid != tracker and is_alive(each)}
    shared = {str(path) for path in _SHARED.glob("*") if path.name.startswith(("sem.mp-", "psm_"))}
    threads = {f"thread {task}" for task in os.listdir("/proc/self/task")}
    return processes | shared | threads | descriptors() | {str(path) for path in folder.iterdir()}
