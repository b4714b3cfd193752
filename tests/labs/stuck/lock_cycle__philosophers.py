"""Five at a table, each with a fork in the left hand."""

import threading
import time

COUNT = 5
forks = [threading.Lock() for _ in range(COUNT)]


def dine(place):
    with forks[place]:
        time.sleep(0.1)
        with forks[(place + 1) % COUNT]:
            print(place, "eats")


threads = [threading.Thread(target=dine, args=(place,)) for place in range(COUNT)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
