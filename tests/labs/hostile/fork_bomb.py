"""Each process starts others without end. Expected: the limit of processes ends all of them. It refuses where the
system would not hold it: root needs a control group with room for at most so many."""

import os
import resource
import sys

MOST = 1_000


def room():
    """How many processes the control group may have, or else this user."""
    for line in open("/proc/self/cgroup"):
        _, controllers, path = line.rstrip("\n").split(":", 2)
        file = ("/sys/fs/cgroup/pids" if controllers else "/sys/fs/cgroup") + path + "/pids.max"
        if controllers in ("", "pids") and os.path.exists(file) and open(file).read() != "max\n":
            return int(open(file).read())
    return resource.getrlimit(resource.RLIMIT_NPROC)[0] if os.geteuid() else sys.maxsize


if not 0 < room() <= MOST:
    sys.exit("nothing would hold this bomb")
print("ready", flush=True)
while True:
    try:
        os.fork()
    except OSError:
        pass
