"""A Manager, and children that share its dictionary and its lock."""

import multiprocessing


def work(shared, lock, name):
    with lock:
        shared[name] = len(shared)


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        shared, lock = manager.dict(), manager.Lock()
        children = [multiprocessing.Process(target=work, args=(shared, lock, name)) for name in "abc"]
        for process in children:
            process.start()
        for process in children:
            process.join()
        print(sorted(shared), sorted(shared.values()))
