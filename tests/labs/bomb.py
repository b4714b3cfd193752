"""Each process starts others without end. It refuses where nothing would hold it: as root, or without a limit,
except in a control group that allows 400 processes at most."""

import os
import resource
import sys


def capped():
    for line in open("/proc/self/cgroup"):
        _, controllers, path = line.rstrip("\n").split(":", 2)
        root = "/sys/fs/cgroup" if not controllers else "/sys/fs/cgroup/pids"
        if controllers in ("", "pids") and os.path.exists(root + path + "/pids.max"):
            most = open(root + path + "/pids.max").read().strip()
            if most != "max" and int(most) <= 400:
                return True
    return False


if os.geteuid() == 0 or resource.getrlimit(resource.RLIMIT_NPROC)[0] > 5_000:
    if not capped():
        sys.exit("nothing would hold this bomb")
print("ready", flush=True)
while True:
    try:
        os.fork()
    except OSError:
        pass
