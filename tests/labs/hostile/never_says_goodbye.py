"""Registers a farewell that never returns. Expected: it runs until it is stopped."""

import atexit
import time


@atexit.register
def linger():
    print("lingering", flush=True)
    while True:
        time.sleep(3600)
