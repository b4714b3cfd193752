from multiprocessing import Process, Queue

NUMBER = 1


def answer(q):
    number = q.get()
    print("child got", number)
    q.put(number + 1)


if __name__ == "__main__":
    q = Queue()
    q.put(NUMBER)
    child = Process(
        target=answer,
        args=(q,),
        name="child",
    )
    child.start()
    child.join()
    print("parent got", q.get())
