"""Forks up to 350 children that sleep, one after the other; no bomb, as it ends there."""

import os
import time

print("ready", flush=True)
for _ in range(350):
    if os.fork() == 0:
        time.sleep(3600)
        os._exit(0)
print("all of them")
time.sleep(3600)
