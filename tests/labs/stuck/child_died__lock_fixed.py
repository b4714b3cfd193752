"""The process comes to its own end."""

import multiprocessing
import time


def hold(lock, taken):
    with lock:
        taken.set()
        time.sleep(0.3)


if __name__ == "__main__":
    lock, taken = multiprocessing.Lock(), multiprocessing.Event()
    process = multiprocessing.Process(target=hold, args=(lock, taken))
    process.start()
    taken.wait()
    time.sleep(0.2)
    process.join()
    with lock:
        print("ours now")
