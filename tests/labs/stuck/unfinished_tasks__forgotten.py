"""A worker that forgets to say that it is done."""

import queue
import threading

q = queue.Queue()


def work():
    while True:
        print("got", q.get())


threading.Thread(target=work, daemon=True).start()
for number in range(3):
    q.put(number)
q.join()
print("all done")
