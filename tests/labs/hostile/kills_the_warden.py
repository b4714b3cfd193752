"""Kills the process that guards it. Expected: that is told, and the run has ended."""

import os
import signal
import time

print("ready", flush=True)
os.kill(os.getppid(), signal.SIGKILL)
while True:
    time.sleep(3600)
