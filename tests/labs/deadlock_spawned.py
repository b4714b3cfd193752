"""Spawned children that wait for each other, with named semaphores, a queue and shared memory; prints their names."""

import multiprocessing
from multiprocessing import shared_memory


def work(lock, queue):
    queue.put("ready")
    lock.acquire()


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    lock, queue = context.Lock(), context.Queue()
    block = shared_memory.SharedMemory(create=True, size=64)
    lock.acquire()
    print("sem." + lock._semlock.name.lstrip("/"), block.name.lstrip("/"), flush=True)
    children = [context.Process(target=work, args=(lock, queue)) for _ in range(3)]
    for process in children:
        process.start()
    for process in children:
        queue.get()
    print("ready", flush=True)
    for process in children:
        process.join()
