import threading


class ReadWrite:
    def __init__(self):
        self._readers = 0
        self._mutex = threading.Lock()
        self._writing = threading.Semaphore()

    def __enter__(self):
        with self._mutex:
            self._readers += 1
            if self._readers == 1:
                self._writing.acquire()
        return self

    def __exit__(self, *exc):
        with self._mutex:
            self._readers -= 1
            if not self._readers:
                self._writing.release()
        return False


guard = ReadWrite()
value = 0


def write():
    global value
    with guard._writing:
        value += 1
        value += 1


def read():
    with guard:
        print(value % 2)


threads = [threading.Thread(target=write), threading.Thread(target=read)]
for t in threads:
    t.start()
for t in threads:
    t.join()
