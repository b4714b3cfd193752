"""Starts thousands of threads that wait. Expected: the limit of processes and threads ends it."""

import threading

THREADS = 3_000

gate = threading.Event()
try:
    for _ in range(THREADS):
        threading.Thread(target=gate.wait, daemon=True).start()
    print("all of them")
    gate.wait()
finally:
    gate.set()
