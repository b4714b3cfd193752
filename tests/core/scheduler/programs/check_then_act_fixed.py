import threading

lock = threading.Lock()
stock = {"apple": 1}


def buy(name):
    with lock:
        if stock[name] > 0:
            stock[name] -= 1


ts = [threading.Thread(target=buy, args=("apple",)) for _ in range(2)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(stock)
