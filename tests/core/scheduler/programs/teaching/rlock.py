from threading import RLock, Thread

lock = RLock()
log = []


def outer(name):
    with lock:
        log.append(f"{name} outer")
        inner(name)


def inner(name):
    with lock:
        log.append(f"{name} inner")


a = Thread(target=outer, args=("a",))
b = Thread(target=outer, kwargs={"name": "b"})
a.start(), b.start()
a.join(), b.join()
print(*log, sep=", ")
