import queue
import threading
import time

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


producer = threading.Thread(target=produce, name="producer", daemon=True)
consumer = threading.Thread(target=consume, name="consumer", daemon=True)
producer.start()
consumer.start()
consumer.join()
