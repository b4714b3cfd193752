"""A service that waits for nothing, until its parent ends it."""

import multiprocessing
import threading
import time


def serve():
    threading.Event().wait()


if __name__ == "__main__":
    process = multiprocessing.Process(target=serve)
    process.start()
    time.sleep(1.8)
    process.terminate()
    process.join()
    print("ended it")
