"""The worker says so."""

import queue
import threading

q = queue.Queue()


def work():
    while True:
        print("got", q.get())
        q.task_done()


threading.Thread(target=work, daemon=True).start()
for number in range(3):
    q.put(number)
q.join()
print("all done")
