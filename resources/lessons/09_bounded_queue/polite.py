import queue
import time
from threading import Thread

CAPACITY = 5
CONSUMER_PAUSE = 0.05
q = queue.Queue(maxsize=CAPACITY)


def produce():
    number = 0
    while True:
        if not q.full():
            q.put_nowait(number)
            number += 1


def consume():
    while True:
        print("got", q.get())
        time.sleep(CONSUMER_PAUSE)


producer = Thread(target=produce, daemon=True)
consumer = Thread(target=consume, daemon=True)
producer.start()
consumer.start()
consumer.join()
