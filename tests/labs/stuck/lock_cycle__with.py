"""Two threads take two locks in opposite orders."""

import threading
import time

left = threading.Lock()
right = threading.Lock()


def ann():
    with left:
        time.sleep(0.1)
        with right:
            print("ann has both")


def bob():
    with right:
        time.sleep(0.1)
        with left:
            print("bob has both")


t1 = threading.Thread(target=ann)
t2 = threading.Thread(target=bob)
t1.start()
t2.start()
t1.join()
t2.join()
print("done")
