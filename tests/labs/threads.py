"""Threads of each kind: joined, outliving the main one, a daemon, and one that fails."""

import atexit
import threading

gate = threading.Event()
done = threading.Event()


def last():
    gate.wait()
    print("after main", threading.current_thread().name, [thread.name for thread in threading.enumerate()])


def fails():
    raise RuntimeError("in a thread")


atexit.register(print, "at exit")
threading.Thread(target=threading.Event().wait, daemon=True, name="daemon").start()
first = threading.Thread(target=fails)
first.start()
first.join()
threading.Thread(target=last, name="last").start()
print(threading.active_count(), "threads")
gate.set()
