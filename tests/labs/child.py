"""A child process, its exit code, and an exception in another."""

import multiprocessing
import sys


def speak(word):
    print("child says", word)
    sys.exit(4)


def fail():
    raise ValueError("in a child")


if __name__ == "__main__":
    for target, arguments in ((speak, ("hello",)), (fail, ())):
        process = multiprocessing.Process(target=target, args=arguments, name=target.__name__)
        process.start()
        process.join()
        print(process.name, "ended with", process.exitcode)
