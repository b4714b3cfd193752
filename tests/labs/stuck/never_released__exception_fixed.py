"""`with` gives the lock back whatever happens."""

import threading

lock = threading.Lock()


def work(number):
    with lock:
        print(10 // number)


threads = [threading.Thread(target=work, args=(number,)) for number in (0, 5)]
threading.excepthook = lambda error: print("failed")
for thread in threads:
    thread.start()
    thread.join()
