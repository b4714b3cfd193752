"""The pool has a thread for each of the two tasks."""

from concurrent.futures import ThreadPoolExecutor


def inner():
    return 1


def outer():
    return pool.submit(inner).result() + 1


pool = ThreadPoolExecutor(max_workers=2)
print(pool.submit(outer).result())
pool.shutdown()
