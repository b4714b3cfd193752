"""One of the five begins with the other hand."""

import threading
import time

COUNT = 5
forks = [threading.Lock() for _ in range(COUNT)]


def dine(place):
    low, high = sorted((place, (place + 1) % COUNT))
    with forks[low]:
        time.sleep(0.1)
        with forks[high]:
            print(place, "eats")


threads = [threading.Thread(target=dine, args=(place,)) for place in range(COUNT)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
