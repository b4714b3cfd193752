import threading, queue
from queue import Queue


class Producer(threading.Thread):
    def __init__(self, q, n):
        super().__init__(name="P")
        self.q = q
        self.n = n

    def run(self):
        for i in range(self.n):
            self.q.put(i)
        self.q.put(None)


class Consumer(threading.Thread):
    def __init__(self, q):
        threading.Thread.__init__(self)
        self.q = q
        self.total = 0

    def run(self):
        while (item := self.q.get()) is not None:
            self.total += item
            print(f"{self.name} got {item!r:>3}")


def main():
    q = Queue(maxsize=2)
    p, c = Producer(q, 3), Consumer(q)
    p.start()
    c.start()
    p.join()
    c.join()
    print("total", c.total)


if __name__ == "__main__":
    main()
