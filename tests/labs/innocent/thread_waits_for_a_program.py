"""A thread reads what another program writes, main waits for the thread."""

import queue
import subprocess
import threading

q = queue.Queue()


def read():
    with subprocess.Popen(["sh", "-c", "sleep 1.8; echo hello"], stdout=subprocess.PIPE) as process:
        q.put(process.stdout.readline())


threading.Thread(target=read).start()
print(q.get())
