import queue
import threading

tasks = queue.Queue()
results = queue.Queue()


def worker():
    while True:
        task = tasks.get()
        if task is None:
            break
        results.put(task * 10)
        tasks.task_done()


thread = threading.Thread(target=worker)
thread.start()
for n in range(2):
    tasks.put(n)
tasks.join()
tasks.put(None)
thread.join()
while not results.empty():
    print(results.get())
