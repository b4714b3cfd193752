"""One more get than there are puts."""

import queue
import threading

q = queue.Queue()


def produce():
    for number in range(3):
        q.put(number)


threading.Thread(target=produce).start()
for _ in range(4):
    print(q.get())
