"""Eight children, of which none can go on."""

import multiprocessing


def work(first, second, barrier):
    with first:
        barrier.wait()
        with second:
            print("never")


if __name__ == "__main__":
    locks = [multiprocessing.Lock() for _ in range(8)]
    barrier = multiprocessing.Barrier(9)
    pairs = zip(locks, locks[1:] + locks[:1])
    children = [multiprocessing.Process(target=work, args=(*pair, barrier)) for pair in pairs]
    for process in children:
        process.start()
    barrier.wait()
    print("ready", flush=True)
    for process in children:
        process.join()
