import queue
from multiprocessing import Process

NUMBER = 1
q = queue.Queue()


def answer():
    number = q.get()
    print("child got", number)
    q.put(number + 1)


if __name__ == "__main__":
    q.put(NUMBER)
    child = Process(target=answer, name="child")
    child.start()
    child.join()
    print("parent got", q.get())
