"""Takes memory, four children at once, up to 4 GiB together."""

import os
import time

BLOCK = 32 << 20
print("ready", flush=True)
for _ in range(4):
    if os.fork() == 0:
        taken = [b"x" * BLOCK for _ in range((1 << 30) // BLOCK)]
        time.sleep(3600)
time.sleep(3600)
