"""A process waits for an event that its parent does not set."""

import multiprocessing


def work(event):
    event.wait()
    print("go")


if __name__ == "__main__":
    event = multiprocessing.Event()
    process = multiprocessing.Process(target=work, args=(event,))
    process.start()
    process.join()
