"""A message from a process that has ended; its end of the pipe is open in the parent too."""

import multiprocessing


def work(connection):
    print("nothing to say")


if __name__ == "__main__":
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=work, args=(theirs,))
    process.start()
    print(ours.recv())
    process.join()
