"""The same with a lock that may be taken again."""

import multiprocessing


def work(lock):
    with lock:
        with lock:
            print("never")


if __name__ == "__main__":
    lock = multiprocessing.RLock()
    process = multiprocessing.Process(target=work, args=(lock,))
    process.start()
    process.join()
