"""An event that a timer sets."""

import threading

ready = threading.Event()
threading.Timer(2, ready.set).start()
ready.wait()
print("set")
