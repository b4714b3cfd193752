"""A queue of multiprocessing is shared."""

import multiprocessing


def produce(q):
    q.put(1)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    q = multiprocessing.Queue()
    process = multiprocessing.Process(target=produce, args=(q,))
    process.start()
    process.join()
    print(q.get())
