"""A control group that holds a fork bomb: root has no limit of processes of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.following import until

_PIDS = Path("/sys/fs/cgroup/pids")


@contextmanager
def held(room: int) -> Iterator[None]:
    """For root, this process and all that it starts may be `room` processes and threads from here on; anybody else
    has a limit already. Raises OSError where no such group can be made."""
    if os.geteuid() != 0:
        yield
        return
    before = _PIDS / _own_group() / "cgroup.procs"
    group = _PIDS / f"crosstalk-{os.getpid()}"
    group.mkdir()
    try:
        (group / "pids.max").write_text(str(room))
        (group / "cgroup.procs").write_text(str(os.getpid()))
        yield
    finally:
        before.write_text(str(os.getpid()))
        until(lambda: not (group / "cgroup.procs").read_text(), "the end of all that was held")
        group.rmdir()


def _own_group() -> str:
    """Relative to the root of the groups. Raises OSError where this system has no such groups."""
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, controllers, path = line.split(":", 2)
        if controllers == "pids":
            return path.lstrip("/")
    raise OSError("no control groups that count processes")
