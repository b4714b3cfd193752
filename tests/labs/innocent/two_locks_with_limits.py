"""Two threads in each other's way, of which one gives up."""

import threading
import time

left, right = threading.Lock(), threading.Lock()


def patient():
    with left:
        time.sleep(0.1)
        with right:
            print("patient has both")


def impatient():
    with right:
        time.sleep(0.1)
        if not left.acquire(timeout=2):
            print("gave up")


threads = [threading.Thread(target=patient), threading.Thread(target=impatient)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
