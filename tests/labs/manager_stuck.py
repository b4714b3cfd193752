"""A Manager with children that wait for a lock of it which nobody releases."""

import multiprocessing


def work(shared, lock):
    shared["started"] = True
    with lock:
        print("never")


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        shared, lock = manager.dict(), manager.Lock()
        lock.acquire()
        children = [multiprocessing.Process(target=work, args=(shared, lock)) for _ in range(3)]
        for process in children:
            process.start()
        print("ready", flush=True)
        for process in children:
            process.join()
