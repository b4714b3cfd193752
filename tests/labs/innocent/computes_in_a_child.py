"""A child computes, its parent waits for the result."""

import multiprocessing
import time


def work(results):
    end = time.monotonic() + 2
    while time.monotonic() < end:
        sum(range(1000))
    results.put("done")


if __name__ == "__main__":
    results = multiprocessing.Queue()
    process = multiprocessing.Process(target=work, args=(results,))
    process.start()
    print(results.get())
    process.join()
