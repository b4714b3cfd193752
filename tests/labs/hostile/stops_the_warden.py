"""Keeps the process that guards it stopped. Expected: it runs until it is stopped."""

import os
import signal

parent = os.getppid()
print("ready", flush=True)
while True:
    os.kill(parent, signal.SIGSTOP)
