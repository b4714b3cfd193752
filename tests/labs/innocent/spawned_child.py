"""A child that takes its time to start, and a parent that waits for its message."""

import multiprocessing
import time


def work(connection):
    time.sleep(1.2)
    connection.send("hello")


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=work, args=(theirs,))
    process.start()
    print(ours.recv())
    process.join()
