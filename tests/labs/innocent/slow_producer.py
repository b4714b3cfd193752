"""A consumer that waits for one item after the other."""

import queue
import threading
import time

q = queue.Queue(1)


def produce():
    for number in range(3):
        time.sleep(0.7)
        q.put(number)
    q.put(None)


threading.Thread(target=produce).start()
while (item := q.get()) is not None:
    print(item)
    q.task_done()
