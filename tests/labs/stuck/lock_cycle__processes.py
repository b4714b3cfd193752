"""Two processes take two locks in opposite orders."""

import multiprocessing


def both(first, second, barrier):
    with first:
        barrier.wait()
        with second:
            print("has both")


if __name__ == "__main__":
    left, right = multiprocessing.Lock(), multiprocessing.Lock()
    barrier = multiprocessing.Barrier(2)
    processes = [
        multiprocessing.Process(target=both, args=(left, right, barrier)),
        multiprocessing.Process(target=both, args=(right, left, barrier)),
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
