"""Ignores every signal that can be ignored. Expected: it runs until it is stopped."""

import contextlib
import signal
import time

for number in signal.valid_signals():
    with contextlib.suppress(OSError, ValueError):
        signal.signal(number, signal.SIG_IGN)
print("ready", flush=True)
while True:
    time.sleep(3600)
