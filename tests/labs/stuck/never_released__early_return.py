"""A function that returns early, with the lock."""

import threading

lock = threading.Lock()


def first(items):
    lock.acquire()
    if not items:
        return None
    lock.release()
    return items[0]


print(first([]))
print(first([1]))
