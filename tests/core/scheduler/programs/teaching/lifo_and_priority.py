import threading
from queue import Empty, LifoQueue, PriorityQueue

stack = LifoQueue()
jobs = PriorityQueue()


def fill():
    for priority, name in [(2, "b"), (1, "a")]:
        stack.put(name)
        jobs.put((priority, name))


t = threading.Thread(target=fill)
t.start()
try:
    first = stack.get_nowait()
except Empty:
    first = None
t.join()
print(first, jobs.get(), jobs.qsize())
