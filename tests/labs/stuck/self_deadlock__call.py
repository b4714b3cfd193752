"""A function that takes a lock calls another one that takes it too."""

import threading

lock = threading.Lock()
balance = 0


def deposit(amount):
    global balance
    with lock:
        balance += amount


def deposit_twice(amount):
    with lock:
        deposit(amount)
        deposit(amount)


deposit_twice(5)
print(balance)
