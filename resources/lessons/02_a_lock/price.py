import time
from threading import Lock, Thread

ROUNDS = 1_000_000
counter = 0
lock = Lock()


def plus(number, step):
    return number + step


def bare():
    global counter
    for i in range(ROUNDS):
        counter = plus(counter, 1)


def locked():
    global counter
    for i in range(ROUNDS):
        with lock:
            counter = plus(counter, 1)


def seconds(work):
    pair = [Thread(target=work) for _ in range(2)]
    start = time.perf_counter()
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()
    return time.perf_counter() - start


free = seconds(bare)
held = seconds(locked)
print(f"{free:.3f} s without the lock")
print(f"{held:.3f} s with it")
print(f"{held / free:.1f} times as long")
