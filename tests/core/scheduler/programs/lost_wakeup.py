import threading

ready = False
cond = threading.Condition()


def waiter():
    if not ready:
        with cond:
            cond.wait()
    print("go")


def setter():
    global ready
    ready = True
    with cond:
        cond.notify()


a = threading.Thread(target=waiter)
b = threading.Thread(target=setter)
a.start()
b.start()
a.join()
b.join()
