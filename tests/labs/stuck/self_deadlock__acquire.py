"""A second acquire where a release was meant."""

import threading

lock = threading.Lock()


def work():
    lock.acquire()
    print("in")
    lock.acquire()
    print("out")


thread = threading.Thread(target=work)
thread.start()
thread.join()
