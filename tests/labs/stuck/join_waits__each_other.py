"""Two threads that wait for each other's end."""

import threading

started = threading.Barrier(2)
threads = []


def work(other):
    started.wait()
    threads[other].join()
    print("the other has ended")


threads += [threading.Thread(target=work, args=(other,)) for other in (1, 0)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
