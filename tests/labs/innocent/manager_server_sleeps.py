"""A Manager's server that takes its time over a call."""

import time
from multiprocessing.managers import BaseManager


class Slow:
    def work(self):
        time.sleep(1.5)
        return "done"


class Manager(BaseManager):
    pass


Manager.register("Slow", Slow)

if __name__ == "__main__":
    with Manager() as manager:
        print(manager.Slow().work())
