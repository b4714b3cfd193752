"""How deep a function can call itself, alone, in a thread, and with the library at the bottom."""

import queue
import sys
import threading


def deeper(depth, last):
    try:
        return deeper(depth + 1, last)
    except RecursionError:
        return depth


def put(depth):
    try:
        items.put(depth)
        items.get()
        return put(depth + 1)
    except RecursionError:
        return depth


items = queue.Queue()
print(deeper(0, None), put(0))
sys.setrecursionlimit(500)
print(deeper(0, None), put(0))
found = []
thread = threading.Thread(target=lambda: found.append(deeper(0, None)))
thread.start()
thread.join()
print(found)


def endless():
    endless()


endless()
