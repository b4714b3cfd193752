"""A queue of two, and nobody who takes anything."""

import queue

q = queue.Queue(2)
for number in range(3):
    q.put(number)
    print("put", number)
