"""A process is killed with a lock that others want."""

import multiprocessing
import time


def hold(lock, taken):
    with lock:
        taken.set()
        time.sleep(60)


if __name__ == "__main__":
    lock, taken = multiprocessing.Lock(), multiprocessing.Event()
    process = multiprocessing.Process(target=hold, args=(lock, taken))
    process.start()
    taken.wait()
    time.sleep(0.2)
    process.kill()
    process.join()
    with lock:
        print("ours now")
