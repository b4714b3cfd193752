import threading

ROUNDS = 2_000_000
counter = 0
lock = threading.Lock()


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


adder = threading.Thread(target=add, name="add")
subtracter = threading.Thread(target=subtract, name="subtract")
adder.start()
subtracter.start()
adder.join()
subtracter.join()
print(counter)
