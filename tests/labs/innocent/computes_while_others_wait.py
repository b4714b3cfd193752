"""A thread computes, all others wait for it."""

import queue
import threading
import time

q = queue.Queue()


def work():
    end = time.monotonic() + 2
    while time.monotonic() < end:
        sum(range(1000))
    q.put("done")


threading.Thread(target=work).start()
print(q.get())
