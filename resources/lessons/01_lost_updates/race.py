import threading

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


adder = threading.Thread(target=add, name="add")
subtracter = threading.Thread(target=subtract, name="subtract")
adder.start()
subtracter.start()
adder.join()
subtracter.join()
print(counter)
