"""Two of three threads can never go on; the main one does."""

import threading
import time

left, right = threading.Lock(), threading.Lock()


def both(first, second):
    with first:
        time.sleep(0.1)
        with second:
            print("has both")


threading.Thread(target=both, args=(left, right), name="ann", daemon=True).start()
threading.Thread(target=both, args=(right, left), name="bob", daemon=True).start()
for _ in range(40):
    time.sleep(0.05)
print("main ends")
