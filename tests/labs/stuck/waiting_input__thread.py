"""A thread that asks, while main waits for it."""

import sys
import threading


def ask():
    print("heard", sys.stdin.readline())


thread = threading.Thread(target=ask)
thread.start()
thread.join()
