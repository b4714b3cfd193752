"""Sleeps while a thread waits for it."""

import threading
import time

ready = threading.Event()
thread = threading.Thread(target=ready.wait)
thread.start()
time.sleep(2)
ready.set()
thread.join()
