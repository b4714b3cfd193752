"""A process is joined before what it has put is taken."""

import multiprocessing


def work(results):
    results.put("x" * 1_000_000)


if __name__ == "__main__":
    results = multiprocessing.Queue()
    process = multiprocessing.Process(target=work, args=(results,))
    process.start()
    process.join()
    print(len(results.get()))
