import threading

a = threading.Lock()
b = threading.Lock()


def one():
    with a:
        with b:
            print("one")


def two():
    with a:
        with b:
            print("two")


t = threading.Thread(target=one)
u = threading.Thread(target=two)
t.start()
u.start()
t.join()
u.join()
