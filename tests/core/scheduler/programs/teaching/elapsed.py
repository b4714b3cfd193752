import threading
import time

start = time.perf_counter()


def work():
    time.sleep(0.1)


threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
elapsed = time.perf_counter() - start
print("took a while" if elapsed > 0 else "took no time")
