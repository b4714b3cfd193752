from threading import Thread

ROUNDS = 10_000_000
counter = 0


def add():
    global counter
    for i in range(ROUNDS):
        counter += 1


def subtract():
    global counter
    for i in range(ROUNDS):
        counter -= 1


a = Thread(target=add, name="add")
b = Thread(target=subtract, name="subtract")
a.start()
b.start()
a.join()
b.join()
print(counter)
