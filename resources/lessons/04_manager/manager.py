from multiprocessing import Manager, Process


def work(shared):
    shared["a"] = 1
    print("child ", shared)


if __name__ == "__main__":
    with Manager() as manager:
        shared = manager.dict()
        child = Process(
            target=work,
            args=(shared,),
            name="child",
        )
        child.start()
        child.join()
        print("parent", shared)
