"""Every task comes to its end."""

import multiprocessing


def work(number):
    if number == 3:
        return 0
    return number * number


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print(pool.map(work, range(6), chunksize=1))
