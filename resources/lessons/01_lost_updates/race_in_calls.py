import threading

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


adder = threading.Thread(target=add, name="add")
subtracter = threading.Thread(target=subtract, name="subtract")
adder.start()
subtracter.start()
adder.join()
subtracter.join()
print(counter)
