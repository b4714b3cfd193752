"""A thread for every way to wait, a process that sleeps, and one thread that computes. Endless."""

import multiprocessing
import queue
import threading
import time

BUSY = 40_000
lock = threading.Lock()
gate = threading.Event()
jobs = queue.Queue()
rounds = 0


def holds():
    with lock:
        gate.wait()


def wants():
    with lock:
        print("never")


def gets():
    jobs.get()


def sleeps():
    while True:
        time.sleep(0.5)


def computes():
    global rounds
    while True:
        for _ in range(BUSY):
            rounds += 1
        time.sleep(0.01)


def child():
    while True:
        time.sleep(0.2)


if __name__ == "__main__":
    multiprocessing.Process(target=child, daemon=True).start()
    for work in (holds, wants, gets, sleeps, computes):
        threading.Thread(target=work, name=work.__name__, daemon=True).start()
    input("Which one? ")
