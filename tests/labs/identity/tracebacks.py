"""Tracebacks through everything that the probe has its fingers in."""

import queue
import sys
import threading
import traceback


class Broken(list):
    def append(self, item):
        raise OSError("full")


def attempt(function):
    try:
        function()
    except Exception:
        traceback.print_exc()


def in_thread(target):
    thread = threading.Thread(target=target, name="worker")
    thread.start()
    thread.join()


items = queue.Queue(1)
attempt(items.task_done)
attempt(items.get_nowait)
items.put(1)
attempt(lambda: items.put(2, timeout=0.01))
attempt(lambda: items._put(1, 2))
items.queue = Broken()
attempt(lambda: queue.Queue._put(items, 1))
attempt(lambda: queue.Queue._get(items))
attempt(lambda: queue.PriorityQueue().put())
ordered = queue.PriorityQueue()
ordered.put((1, {}))
attempt(lambda: ordered.put((1, {})))
in_thread(lambda: 1 / 0)
in_thread(lambda: sys.exit(3))
in_thread(items.nothing if hasattr(items, "nothing") else [].pop)
raise KeyboardInterrupt
