"""A program that the compiler has to warn of; it warns once, also when somebody reads the source again."""

import threading
import time

pattern = "\d+"  # noqa: W605
lock = threading.Lock()
with lock:
    print(lock.acquire(timeout=0.05), pattern is "x")
time.sleep(0.05)
print("done")
