"""The only reader goes home too early."""

import queue
import threading

q = queue.Queue(1)


def consume():
    for _ in range(2):
        print("got", q.get())


threading.Thread(target=consume).start()
for number in range(5):
    q.put(number)
