"""Shared memory, written by a child and removed again."""

import multiprocessing
from multiprocessing import shared_memory


def write(name):
    block = shared_memory.SharedMemory(name)
    block.buf[0] = 42
    block.close()


if __name__ == "__main__":
    block = shared_memory.SharedMemory(create=True, size=64)
    number = multiprocessing.Value("i", 7)
    process = multiprocessing.Process(target=write, args=(block.name,))
    process.start()
    process.join()
    print(block.buf[0], number.value, process.exitcode)
    block.close()
    block.unlink()
