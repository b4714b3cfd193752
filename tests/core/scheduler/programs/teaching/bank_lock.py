import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()

    def withdraw(self, amount):
        with self.lock:
            if self.balance < amount:
                raise ValueError(f"only {self.balance} left")
            self.balance -= amount


account = Account(100)


def customer(amount):
    try:
        account.withdraw(amount)
        print(f"took {amount}")
    except ValueError as error:
        print("refused:", error)


threads = [threading.Thread(target=customer, args=(amount,)) for amount in (80, 50)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(account.balance)
