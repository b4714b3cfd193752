from multiprocessing import Manager, Process

ROUNDS = 3_000


def work(d, lock):
    for i in range(ROUNDS):
        with lock:
            d["n"] += 1


if __name__ == "__main__":
    manager = Manager()
    d = manager.dict(n=0)
    args = (d, manager.Lock())
    a = Process(target=work, args=args, name="a")
    b = Process(target=work, args=args, name="b")
    a.start()
    b.start()
    a.join()
    b.join()
    print(d["n"])
