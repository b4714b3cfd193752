import queue
from multiprocessing import Process

NUMBER = 1


def answer(q):
    number = q.get()
    print("child got", number)
    q.put(number + 1)


if __name__ == "__main__":
    q = queue.Queue()
    q.put(NUMBER)
    child = Process(
        target=answer,
        args=(q,),
        name="child",
    )
    child.start()
    child.join()
    print("parent got", q.get())
