"""All three threads come to their ends."""

import threading
import time

left, right = threading.Lock(), threading.Lock()


def both(first, second):
    with first:
        time.sleep(0.1)
        with second:
            print("has both")


threading.Thread(target=both, args=(left, right), name="ann", daemon=True).start()
threading.Thread(target=both, args=(left, right), name="bob", daemon=True).start()
for _ in range(20):
    time.sleep(0.05)
print("main ends")
