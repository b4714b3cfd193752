"""It says that a task is done also where there is nothing to do."""

import queue
import threading

tasks = queue.Queue()


def work():
    for _ in range(3):
        number = tasks.get()
        if number:
            print(10 // number)
        tasks.task_done()


for number in (5, 0, 2):
    tasks.put(number)
threading.Thread(target=work).start()
tasks.join()
