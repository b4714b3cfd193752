"""A lock that is given back by a function, before another one is wanted."""

import threading
import time

left, right = threading.Lock(), threading.Lock()


def give_back():
    left.release()


def first():
    left.acquire()
    give_back()
    time.sleep(0.2)
    with right:
        print("first has right")


def second():
    with right:
        time.sleep(1.5)
        with left:
            print("second has both")


threads = [threading.Thread(target=first), threading.Thread(target=second)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
