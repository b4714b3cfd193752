import threading
import time

ROUNDS = 1_000_000
counter = 0
lock = threading.Lock()


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
    threads = [threading.Thread(target=work) for _ in range(2)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - start


without_lock = seconds(bare)
with_lock = seconds(locked)
print(f"{without_lock:.3f} s without, {with_lock:.3f} s with the lock:")
print(f"{with_lock / without_lock:.1f} times as long")
