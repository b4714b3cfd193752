"""The order of the end: atexit, finalizers, threads that the interpreter waits for and those that it does not."""

import atexit
import sys
import threading
import time
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name, threading.current_thread().name if threading else "")


@atexit.register
def first():
    print("atexit, registered first", threading.active_count())


@atexit.register
def second():
    print("atexit, registered second")
    raise LookupError("in atexit")


things = [Thing("global")]
weakref.finalize(things[0], print, "finalized")
threading.Thread(target=lambda: (time.sleep(0.05), print("waited for"))).start()
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
print("the end", end="", flush=False)
sys.exit("a message")
