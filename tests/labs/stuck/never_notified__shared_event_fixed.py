"""The parent sets it."""

import multiprocessing


def work(event):
    event.wait()
    print("go")


if __name__ == "__main__":
    event = multiprocessing.Event()
    process = multiprocessing.Process(target=work, args=(event,))
    process.start()
    event.set()
    process.join()
