"""An alarm that the system sends."""

import signal
import threading

ready = threading.Event()
signal.signal(signal.SIGALRM, lambda number, frame: ready.set())
signal.setitimer(signal.ITIMER_REAL, 1.8)
ready.wait()
print("woken")
