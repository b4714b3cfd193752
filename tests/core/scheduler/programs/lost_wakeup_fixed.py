import threading

ready = False
cond = threading.Condition()


def waiter():
    with cond:
        while not ready:
            cond.wait()
    print("go")


def setter():
    global ready
    with cond:
        ready = True
        cond.notify()


a = threading.Thread(target=waiter)
b = threading.Thread(target=setter)
a.start()
b.start()
a.join()
b.join()
