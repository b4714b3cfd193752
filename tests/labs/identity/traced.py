"""What a tracer of lines sees of threads and queues."""

import queue
import sys
import threading

seen = []


def trace(frame, event, argument):
    if "queue" in frame.f_code.co_filename or "threading" in frame.f_code.co_filename:
        seen.append((frame.f_code.co_name, event, frame.f_lineno))
    return trace


def work():
    items.put(1)
    items.get()
    items.task_done()


items = queue.LifoQueue()
threading.settrace(trace)
thread = threading.Thread(target=work)
thread.start()
thread.join()
threading.settrace(None)
for entry in seen:
    print(*entry)
