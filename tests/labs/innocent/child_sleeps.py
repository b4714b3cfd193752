"""A child sleeps with a lock that its parent wants."""

import multiprocessing
import time


def work(lock, taken):
    with lock:
        taken.set()
        time.sleep(1.5)


if __name__ == "__main__":
    lock, taken = multiprocessing.Lock(), multiprocessing.Event()
    process = multiprocessing.Process(target=work, args=(lock, taken))
    process.start()
    taken.wait()
    with lock:
        print("ours")
    process.join()
