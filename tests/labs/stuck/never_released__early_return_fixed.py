"""It gives the lock back on both ways."""

import threading

lock = threading.Lock()


def first(items):
    lock.acquire()
    if not items:
        lock.release()
        return None
    lock.release()
    return items[0]


print(first([]))
print(first([1]))
