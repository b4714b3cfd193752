"""Leaves its session and its parent by a double fork, as a daemon does. Expected: it runs until it is stopped, and
the daemon goes as well."""

import os
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.chdir("/")
        print("daemon", os.getpid(), flush=True)
        while True:
            time.sleep(3600)
    os._exit(0)
os.wait()
