"""A thread that does not ask."""

import sys
import threading


def ask():
    print("heard", sys.platform)


thread = threading.Thread(target=ask)
thread.start()
thread.join()
