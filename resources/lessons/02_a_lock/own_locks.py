from threading import Lock, Thread

ROUNDS = 2_000_000
counter = 0


def plus(number, step):
    return number + step


def add():
    global counter
    lock = Lock()
    for i in range(ROUNDS):
        with lock:
            counter = plus(counter, 1)


def subtract():
    global counter
    lock = Lock()
    for i in range(ROUNDS):
        with lock:
            counter = plus(counter, -1)


a = Thread(target=add, name="add")
b = Thread(target=subtract, name="subtract")
a.start()
b.start()
a.join()
b.join()
print(counter)
