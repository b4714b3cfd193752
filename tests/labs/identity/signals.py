"""Signals arrive where they always do: in the main thread, whatever it waits for."""

import os
import signal
import threading
import time


def ring(number, frame):
    print("signal", number, threading.current_thread().name, frame.f_code.co_name)
    raise TimeoutError("rung")


def wait():
    threading.Event().wait(30)


signal.signal(signal.SIGALRM, ring)
for function in (
    wait,
    lambda: time.sleep(30),
    lambda: threading.Thread(target=time.sleep, args=(0.3,)).start() or wait(),
):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        function()
    except TimeoutError as error:
        print(error)
signal.signal(signal.SIGTERM, lambda number, frame: print("ended"))
os.kill(os.getpid(), signal.SIGTERM)
signal.signal(signal.SIGINT, signal.default_int_handler)
os.kill(os.getpid(), signal.SIGINT)
time.sleep(5)
