import threading

ready = threading.Event()
result = None


def worker():
    global result
    result = sum(n * n for n in range(5))
    ready.set()


threading.Thread(target=worker, name="worker").start()
if not ready.wait(timeout=1):
    print("no answer in time")
else:
    print(result)
