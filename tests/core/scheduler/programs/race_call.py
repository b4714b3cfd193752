import threading

ROUNDS = 1
counter = 0


def plus(n):
    return n + 1


def minus(n):
    return n - 1


def add():
    global counter
    for _ in range(ROUNDS):
        counter = plus(counter)


def sub():
    global counter
    for _ in range(ROUNDS):
        counter = minus(counter)


a = threading.Thread(target=add)
b = threading.Thread(target=sub)
a.start()
b.start()
a.join()
b.join()
print(counter)
