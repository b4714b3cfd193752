import threading

stock = {"apple": 1}


def buy(name):
    if stock[name] > 0:
        stock[name] -= 1


ts = [threading.Thread(target=buy, args=("apple",)) for _ in range(2)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(stock)
