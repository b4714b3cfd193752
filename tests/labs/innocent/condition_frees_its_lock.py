"""One waits with a condition, and so without its lock."""

import threading
import time

condition = threading.Condition()
items = []


def consume():
    with condition:
        while not items:
            condition.wait()
        print(items)


def produce():
    time.sleep(1.5)
    with condition:
        items.append(1)
        condition.notify()


threads = [threading.Thread(target=consume), threading.Thread(target=produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
