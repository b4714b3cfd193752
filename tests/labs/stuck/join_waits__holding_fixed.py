"""Main gives the lock back first."""

import threading

lock = threading.Lock()
results = []


def work():
    with lock:
        results.append(1)


with lock:
    thread = threading.Thread(target=work)
    thread.start()
thread.join()
print(results)
