"""A pool, whose workers hear of their work through queues."""

import multiprocessing


def square(number):
    return number * number


if __name__ == "__main__":
    with multiprocessing.Pool(3) as pool:
        print(pool.map(square, range(10)))
        try:
            pool.apply(square, ("two",))
        except TypeError as error:
            print(error)
