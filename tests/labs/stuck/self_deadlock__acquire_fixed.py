"""Acquire, then release."""

import threading

lock = threading.Lock()


def work():
    lock.acquire()
    print("in")
    lock.release()
    print("out")


thread = threading.Thread(target=work)
thread.start()
thread.join()
