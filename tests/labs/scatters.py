"""Children in sessions and groups of their own, with an empty environment, and with a clean slate."""

import os
import sys

SLEEP = "import time; print('ready', flush=True); time.sleep(3600)"
for leave in (os.setsid, os.setpgrp):
    for environment in (dict(os.environ), {}):
        if os.fork() == 0:
            leave()
            os.execve(sys.executable, [sys.executable, "-I", "-S", "-c", SLEEP], environment)
for _ in range(4):
    os.wait()
