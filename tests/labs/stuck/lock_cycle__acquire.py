"""As with `with`, but each lock is taken and given back by hand."""

import threading
import time

left, right = threading.Lock(), threading.Lock()


def both(first, second):
    first.acquire()
    try:
        time.sleep(0.1)
        second.acquire()
        print("has both")
        second.release()
    finally:
        first.release()


threads = [
    threading.Thread(target=both, args=(left, right)),
    threading.Thread(target=both, args=(right, left)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
