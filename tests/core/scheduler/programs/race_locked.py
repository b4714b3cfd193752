import threading

ROUNDS = 1
counter = 0
lock = threading.Lock()


def add():
    global counter
    for _ in range(ROUNDS):
        with lock:
            counter += 1


def sub():
    global counter
    for _ in range(ROUNDS):
        with lock:
            counter -= 1


a = threading.Thread(target=add)
b = threading.Thread(target=sub)
a.start()
b.start()
a.join()
b.join()
print(counter)
