"""A lock that a timer gives back."""

import threading

lock = threading.Lock()
lock.acquire()
threading.Timer(2, lock.release).start()
lock.acquire()
print("released")
