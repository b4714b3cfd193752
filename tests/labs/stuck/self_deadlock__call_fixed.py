"""The same with a lock that its holder may take again."""

import threading

lock = threading.RLock()
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
