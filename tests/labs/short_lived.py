"""Processes without end, each of which lives for a moment."""

import multiprocessing

if __name__ == "__main__":
    print("ready", flush=True)
    while True:
        process = multiprocessing.Process(target=int)
        process.start()
        process.join()
