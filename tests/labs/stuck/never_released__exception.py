"""An exception on the way from acquire to release."""

import threading

lock = threading.Lock()


def work(number):
    lock.acquire()
    print(10 // number)
    lock.release()


threads = [threading.Thread(target=work, args=(number,)) for number in (0, 5)]
threading.excepthook = lambda error: print("failed")
for thread in threads:
    thread.start()
    thread.join()
