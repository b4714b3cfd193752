"""As many gets as puts."""

import queue
import threading

q = queue.Queue()


def produce():
    for number in range(3):
        q.put(number)


threading.Thread(target=produce).start()
for _ in range(3):
    print(q.get())
