"""Starts threads as long as it gets them, 500 at most."""

import threading

gate = threading.Event()
try:
    for _ in range(500):
        threading.Thread(target=gate.wait, daemon=True).start()
finally:
    gate.set()
print("500 threads")
