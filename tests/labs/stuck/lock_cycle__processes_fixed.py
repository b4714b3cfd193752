"""Two processes take two locks in the same order."""

import multiprocessing


def both(first, second, barrier):
    barrier.wait()
    with first:
        with second:
            print("has both")


if __name__ == "__main__":
    left, right = multiprocessing.Lock(), multiprocessing.Lock()
    barrier = multiprocessing.Barrier(2)
    processes = [
        multiprocessing.Process(target=both, args=(left, right, barrier)),
        multiprocessing.Process(target=both, args=(left, right, barrier)),
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
