"""Ends, and leaves a child that waits for ever."""

import multiprocessing
import os
import time


def wait():
    print("child", os.getpid(), flush=True)
    while True:
        time.sleep(3600)


if __name__ == "__main__":
    multiprocessing.Process(target=wait).start()
    os._exit(0)
