"""Processes that end in every way, and what the parent is told."""

import multiprocessing
import os
import sys


def fail():
    raise ValueError("in the child")


def leave():
    os._exit(7)


def work(items, back):
    back.put(sum(iter(items.get, None)))


def count(items):
    items.get()
    items.task_done()


if __name__ == "__main__":
    for target in (fail, leave, sys.exit):
        process = multiprocessing.Process(target=target, name="child")
        process.start()
        process.join()
        print(process.exitcode, process.name)
    items, back = multiprocessing.Queue(), multiprocessing.SimpleQueue()
    process = multiprocessing.Process(target=work, args=(items, back))
    process.start()
    for number in [*range(100), None]:
        items.put(number)
    print(back.get())
    process.join()
    counted = multiprocessing.JoinableQueue()
    process = multiprocessing.Process(target=count, args=(counted,))
    process.start()
    counted.put(1)
    counted.join()
    process.join()
    try:
        counted.task_done()
    except ValueError as error:
        print(error)
    with multiprocessing.Manager() as manager:
        shared = manager.dict(a=1)
        shared["b"] = manager.list([1, 2])
        print(shared["a"], shared["b"][1])
    with multiprocessing.Pool(2) as pool:
        print(pool.map(abs, range(-5, 5)))
    print(multiprocessing.get_start_method(), multiprocessing.active_children())
