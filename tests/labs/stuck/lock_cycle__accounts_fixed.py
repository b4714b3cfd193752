"""Both transfers take alice's lock first."""

import threading
import time


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.RLock()


def transfer(source, target, amount):
    one, other = (source, target) if source is alice else (target, source)
    with one.lock:
        time.sleep(0.1)
        with other.lock:
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
