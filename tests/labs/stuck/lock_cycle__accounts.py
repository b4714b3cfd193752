"""Two transfers at once, in opposite directions."""

import threading
import time


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.RLock()


def transfer(source, target, amount):
    with source.lock:
        time.sleep(0.1)
        with target.lock:
            source.balance -= amount
            target.balance += amount


alice, bob = Account(100), Account(100)
first = threading.Thread(target=transfer, args=(alice, bob, 10))
second = threading.Thread(target=transfer, args=(bob, alice, 20))
first.start()
second.start()
first.join()
second.join()
print(alice.balance, bob.balance)
