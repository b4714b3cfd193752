import queue
import threading

q = queue.Queue()


def producer():
    for i in range(3):
        if q.qsize() < 3:
            q.put(i)


def consumer():
    for _ in range(3):
        if not q.empty():
            q.get()
            q.task_done()


p = threading.Thread(target=producer)
c = threading.Thread(target=consumer)
p.start()
p.join()
c.start()
c.join()
q.join()
