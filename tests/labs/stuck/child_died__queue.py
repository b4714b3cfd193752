"""A result from a process that has failed."""

import multiprocessing
import sys


def work(results, number):
    if number == 0:
        sys.exit(3)
    results.put(10 // number)


if __name__ == "__main__":
    results = multiprocessing.Queue()
    processes = [multiprocessing.Process(target=work, args=(results, number)) for number in (5, 0)]
    for process in processes:
        process.start()
    for process in processes:
        print(results.get())
