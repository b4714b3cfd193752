"""Names threads and values as nobody would. Expected: it runs until it is stopped."""

import threading
import time


class Strange:
    def __repr__(self):
        raise SystemExit("no")


class Endless:
    def __repr__(self):
        while True:
            pass


names = ["", "\0", "\ud800", "<b>bold</b>", "\u202e", "x" * 1_000_000, "%s{}\n\n"]
first, second, third, fourth = Strange(), Endless(), "\ud800" * 100_000, 10**100_000
itself = []
itself.append(itself)


def change():
    global first, second, third, fourth, itself
    time.sleep(3600)


for name in names:
    threading.Thread(target=change, name=name, daemon=True).start()
print("ready", flush=True)
change()
