import threading

ROUNDS = 2_000_000
counter = 0
lock = threading.Lock()


def plus(number, step):
    return number + step


def add():
    global counter
    for i in range(ROUNDS):
        with lock:
            counter = plus(counter, 1)


def subtract():
    global counter
    for i in range(ROUNDS):
        with lock:
            counter = plus(counter, -1)


adder = threading.Thread(target=add, name="add")
subtracter = threading.Thread(target=subtract, name="subtract")
adder.start()
subtracter.start()
adder.join()
subtracter.join()
print(counter)
