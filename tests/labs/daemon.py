"""Leaves a daemon behind, by the book: a fork, a session of its own, another fork. Its own life is short."""

import os
import time

ready, tell = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.chdir("/")
        os.write(tell, b"%d" % os.getpid())
        while True:
            time.sleep(3600)
    os._exit(0)
os.wait()
print("daemon", os.read(ready, 100).decode(), flush=True)
