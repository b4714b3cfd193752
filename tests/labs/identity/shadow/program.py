"""A learner's own file is called like a module of the standard library."""

import queue
import threading

print(queue.Queue, queue.__name__, threading.Thread is not None)
queue.Queue().put(1)
