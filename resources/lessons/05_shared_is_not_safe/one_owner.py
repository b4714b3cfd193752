from multiprocessing import Process, Queue

ROUNDS = 10_000


def work(q):
    for i in range(ROUNDS):
        q.put(1)


if __name__ == "__main__":
    q = Queue()
    n = 0
    a = Process(target=work, args=(q,), name="a")
    b = Process(target=work, args=(q,), name="b")
    a.start()
    b.start()
    for i in range(2 * ROUNDS):
        n += q.get()
    a.join()
    b.join()
    print(n)
