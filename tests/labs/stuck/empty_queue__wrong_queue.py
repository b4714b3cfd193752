"""A child fills a queue of its own: plain queues are not shared."""

import multiprocessing
import queue


def produce(q):
    q.put(1)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    q = queue.Queue()
    process = multiprocessing.Process(target=produce, args=(q,))
    process.start()
    process.join()
    print(q.get())
