"""The parent speaks first."""

import multiprocessing


def answer(connection):
    print("heard", connection.recv())
    connection.send("hello")


if __name__ == "__main__":
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=answer, args=(theirs,))
    process.start()
    ours.send("hello")
    print("heard", ours.recv())
    process.join()
