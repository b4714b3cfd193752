"""A queue of three."""

import queue

q = queue.Queue(3)
for number in range(3):
    q.put(number)
    print("put", number)
