import queue
import threading

q = queue.Queue()


def producer():
    for i in range(10):
        if q.qsize() < 3:
            q.put(i)


def consumer():
    for _ in range(10):
        if q.empty():
            q.get()


p = threading.Thread(target=producer)
c = threading.Thread(target=consumer)
p.start()
c.start()
p.join()
c.join()
q.join()
