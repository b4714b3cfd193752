"""Busy threads and waiting ones."""

import threading


def work():
    while True:
        pass


waiting = threading.Event()
for target in (work, work, *[waiting.wait] * 40):
    threading.Thread(target=target).start()
print("ready", flush=True)
