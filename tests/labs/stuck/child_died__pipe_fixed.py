"""The parent closes its copy of the child's end."""

import multiprocessing


def work(connection):
    print("nothing to say")


if __name__ == "__main__":
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=work, args=(theirs,))
    process.start()
    theirs.close()
    try:
        print(ours.recv())
    except (EOFError, ConnectionResetError):
        print("nobody is there")
    process.join()
