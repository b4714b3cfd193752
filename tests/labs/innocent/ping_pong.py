"""Two threads hand the turn to each other by locks."""

import threading
import time

mine, yours = threading.Lock(), threading.Lock()
yours.acquire()


def play(own, other):
    for _ in range(10):
        own.acquire()
        time.sleep(0.1)
        other.release()


threads = [threading.Thread(target=play, args=pair) for pair in ((mine, yours), (yours, mine))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
