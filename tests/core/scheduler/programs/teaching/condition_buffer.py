import threading
from collections import deque


class Buffer:
    def __init__(self, size):
        self.items = deque()
        self.size = size
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) >= self.size:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            self.changed.wait_for(lambda: self.items)
            item = self.items.popleft()
            self.changed.notify_all()
            return item


buffer = Buffer(1)


def producer():
    for i in range(2):
        buffer.put(i)


def consumer():
    for _ in range(2):
        print("got", buffer.get())


threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
[t.start() for t in threads]
[t.join() for t in threads]
