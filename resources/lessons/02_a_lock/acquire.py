from threading import Lock, Thread

ROUNDS = 2_000_000
counter = 0
lock = Lock()


def plus(number, step):
    return number + step


def add():
    global counter
    for i in range(ROUNDS):
        lock.acquire()
        try:
            counter = plus(counter, 1)
        finally:
            lock.release()


def subtract():
    global counter
    for i in range(ROUNDS):
        lock.acquire()
        try:
            counter = plus(counter, -1)
        finally:
            lock.release()


a = Thread(target=add, name="add")
b = Thread(target=subtract, name="subtract")
a.start()
b.start()
a.join()
b.join()
print(counter)
