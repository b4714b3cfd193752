"""First the result, then the join."""

import multiprocessing


def work(results):
    results.put("x" * 1_000_000)


if __name__ == "__main__":
    results = multiprocessing.Queue()
    process = multiprocessing.Process(target=work, args=(results,))
    process.start()
    print(len(results.get()))
    process.join()
