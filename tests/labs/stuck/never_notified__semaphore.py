"""Two places, both taken for good."""

import threading

places = threading.Semaphore(2)


def park(number):
    places.acquire()
    print(number, "has a place")


threads = [threading.Thread(target=park, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
