from multiprocessing import Manager, Process

ROUNDS = 10_000


def work(d):
    for i in range(ROUNDS):
        d["n"] += 1


if __name__ == "__main__":
    manager = Manager()
    d = manager.dict(n=0)
    a = Process(target=work, args=(d,), name="a")
    b = Process(target=work, args=(d,), name="b")
    a.start()
    b.start()
    a.join()
    b.join()
    print(d["n"])
