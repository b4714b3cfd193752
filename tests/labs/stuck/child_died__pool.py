"""A task of a pool takes its process with it."""

import multiprocessing
import os


def work(number):
    if number == 3:
        os._exit(7)
    return number * number


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print(pool.map(work, range(6), chunksize=1))
