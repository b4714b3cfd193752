"""A process takes a lock of multiprocessing twice."""

import multiprocessing


def work(lock):
    with lock:
        with lock:
            print("never")


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    process = multiprocessing.Process(target=work, args=(lock,))
    process.start()
    process.join()
