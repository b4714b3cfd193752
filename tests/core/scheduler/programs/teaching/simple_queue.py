import queue
import threading

q = queue.SimpleQueue()


def echo():
    for item in iter(q.get, None):
        print("echo", item)


t = threading.Thread(target=echo)
t.start()
for word in "hello world".split():
    q.put(word)
q.put(None)
t.join()
