"""Waits with a time limit, of all kinds."""

import queue
import threading

lock = threading.Lock()
with lock:
    print(lock.acquire(timeout=0.7))
    print(threading.Event().wait(0.7))
try:
    queue.Queue().get(timeout=0.7)
except queue.Empty:
    print("empty")
