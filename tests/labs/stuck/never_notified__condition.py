"""The notification comes before the one who waits for it."""

import threading
import time

condition = threading.Condition()
done = False


def work():
    global done
    with condition:
        done = True
        condition.notify()


thread = threading.Thread(target=work)
thread.start()
time.sleep(0.1)
with condition:
    condition.wait()
print("notified")
