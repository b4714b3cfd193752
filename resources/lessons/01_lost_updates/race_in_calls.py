from threading import Thread

ROUNDS = 10_000_000
counter = 0


def plus(number):
    return number + 1


def minus(number):
    return number - 1


def add():
    global counter
    for i in range(ROUNDS):
        counter = plus(counter)


def subtract():
    global counter
    for i in range(ROUNDS):
        counter = minus(counter)


a = Thread(target=add, name="add")
b = Thread(target=subtract, name="subtract")
a.start()
b.start()
a.join()
b.join()
print(counter)
