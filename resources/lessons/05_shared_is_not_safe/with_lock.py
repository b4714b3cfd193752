from multiprocessing import Manager, Process

ROUNDS = 3_000


def work(d, lock):
    for i in range(ROUNDS):
        with lock:
            d["n"] += 1


if __name__ == "__main__":
    with Manager() as manager:
        d = manager.dict(n=0)
        lock = manager.Lock()
        a = Process(target=work, args=(d, lock), name="a")
        b = Process(target=work, args=(d, lock), name="b")
        a.start()
        b.start()
        a.join()
        b.join()
        print(d["n"])
