"""A task waits for another one, for which the pool has no thread."""

from concurrent.futures import ThreadPoolExecutor


def inner():
    return 1


def outer():
    return pool.submit(inner).result() + 1


pool = ThreadPoolExecutor(max_workers=1)
print(pool.submit(outer).result())
pool.shutdown()
