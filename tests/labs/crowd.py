"""Seven child processes and sixteen threads that send each other numbers. Endless."""

import multiprocessing
import threading
import time


def child(numbers, answers):
    while True:
        answers.put(numbers.get() ** 2)


def asks(numbers, answers):
    while True:
        numbers.put(7)
        answers.get()
        time.sleep(0.05)


if __name__ == "__main__":
    numbers, answers = multiprocessing.Queue(), multiprocessing.Queue()
    for _ in range(7):
        multiprocessing.Process(target=child, args=(numbers, answers), daemon=True).start()
    threads = [threading.Thread(target=asks, args=(numbers, answers), daemon=True) for _ in range(15)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
