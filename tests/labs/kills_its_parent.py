"""Kills the process that started it, and leaves a child in a session of its own."""

import os
import signal
import time

if os.fork() == 0:
    os.setsid()
    print("child", os.getpid(), flush=True)
    while True:
        time.sleep(3600)
time.sleep(0.2)
os.kill(os.getppid(), signal.SIGKILL)
while True:
    time.sleep(3600)
