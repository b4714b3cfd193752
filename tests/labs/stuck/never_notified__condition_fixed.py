"""Who comes late looks first."""

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
    while not done:
        condition.wait()
print("notified")
