"""Two threads take two locks in the same order."""

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
    with left:
        time.sleep(0.1)
        with right:
            print("bob has both")


t1 = threading.Thread(target=ann)
t2 = threading.Thread(target=bob)
t1.start()
t2.start()
t1.join()
t2.join()
print("done")
