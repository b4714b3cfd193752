"""Forks with every warning made an error: there is one thread, and there must be no word of others."""

import os
import sys
import threading
import time
import warnings

warnings.simplefilter("error")
for number in range(20):
    if number % 5 == 0:
        time.sleep(0.03)
    child = os.fork()
    if child == 0:
        status = 10 + len(threading.enumerate())
        if number % 2:
            os._exit(status)
        sys.exit(status)
    print(number, os.WEXITSTATUS(os.waitpid(child, 0)[1]))
