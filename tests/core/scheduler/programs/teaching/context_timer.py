import threading
from contextlib import contextmanager

lock = threading.Lock()
order = []


@contextmanager
def holding(name):
    lock.acquire()
    order.append(f"+{name}")
    try:
        yield name
    finally:
        order.append(f"-{name}")
        lock.release()


def work(name):
    with holding(name):
        order.append(name)


threads = [threading.Thread(target=work, args=(n,)) for n in "xy"]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("".join(order))
