"""A thread that has a lock for long, and others that want it."""

import threading
import time

lock = threading.Lock()


def work(seconds):
    with lock:
        time.sleep(seconds)


threads = [threading.Thread(target=work, args=(seconds,)) for seconds in (1.0, 0.6, 0.4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
