import threading


class Worker(threading.Thread):
    done = 0

    def __init__(self, name, *, step=1):
        super().__init__(name=name)
        self.step = step

    def run(self):
        for n in self.work():
            Worker.done += n

    def work(self):
        return [self.step]


class Doubler(Worker):
    def work(self):
        return [n * 2 for n in super().work()]


workers = [Worker("one"), Doubler("two", step=3)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(Worker.done, [worker.name for worker in workers], isinstance(workers[1], threading.Thread))
