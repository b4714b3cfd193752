"""What the changed parts of the standard library look like to a program."""

import inspect
import multiprocessing.queues
import queue
import threading

for function in (queue.Queue._put, queue.PriorityQueue._get, queue.Queue.task_done, threading.Thread._bootstrap_inner):
    print(function.__qualname__, function.__module__, function.__defaults__, inspect.signature(function))
    print(inspect.getsource(function))
print(inspect.getsource(multiprocessing.queues.Queue.put))
items = queue.Queue()
items.put("one")
print(items.queue, sorted(vars(items)), type(items.queue), queue.__loader__.__class__, queue.__spec__)
print(type(threading._active), sorted(dir(queue)))
