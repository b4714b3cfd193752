import queue
import time
from threading import Thread

LIMIT = 3
PACE = 0.1
q = queue.Queue()


def produce():
    for number in range(10):
        if q.qsize() < LIMIT:
            q.put(number)
            print("put", number)
        time.sleep(PACE)


def consume():
    for _ in range(10):
        if q.empty():
            print("got", q.get())
        time.sleep(PACE)


producer = Thread(target=produce, name="producer")
consumer = Thread(target=consume, name="consumer")
producer.start()
consumer.start()
producer.join()
consumer.join()
q.join()
print("done")
