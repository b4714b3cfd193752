"""When objects die: at once, on the thread that let them go, also while somebody looks at the function's variables."""

import gc
import sys
import threading
import time
import weakref

ROUNDS = 5
log = []


class Thing:
    def __init__(self):
        self.circle = self

    def __del__(self):
        log.append(threading.current_thread().name)


class Plain:
    pass


def work():
    for i in range(ROUNDS):
        thing = Plain()
        watch = weakref.ref(thing)
        time.sleep(0.03)
        assert sys.getrefcount(thing) == REFERENCES, sys.getrefcount(thing)
        del thing
        assert watch() is None
        mine = locals()
        assert "thing" not in mine, mine
        del mine


def plainly():
    for i in range(ROUNDS):
        thing = Plain()
        watch = weakref.ref(thing)
        time.sleep(0.03)
        del thing
        assert watch() is None


here = Plain()
REFERENCES = sys.getrefcount(here)
for target in (work, plainly):
    thread = threading.Thread(target=target)
    ended = weakref.ref(thread)
    thread.start()
    thread.join()
    del thread
    print(ended() is None)

gc.disable()
for _ in range(50):
    Thing()
time.sleep(0.05)
print(log)
gc.enable()
gc.collect()
print(log, gc.isenabled())
