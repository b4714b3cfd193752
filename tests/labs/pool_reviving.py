"""A pool that replaces each worker that dies, and workers that die all the time."""

import multiprocessing
import os


def work(number):
    os._exit(1)


if __name__ == "__main__":
    pool = multiprocessing.Pool(3)
    print("ready", flush=True)
    pool.map(work, range(1_000_000))
