import threading

items = []
cond = threading.Condition()


def consumer():
    with cond:
        while not items:
            cond.wait()
        items.pop(0)


def producer():
    with cond:
        items.append(1)
        cond.notify_all()


ts = [
    threading.Thread(target=consumer),
    threading.Thread(target=consumer),
    threading.Thread(target=producer),
    threading.Thread(target=producer),
]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(len(items))
