from multiprocessing import Process


def work(d):
    d["a"] = 1
    print("child ", d)


if __name__ == "__main__":
    d = {}
    child = Process(
        target=work,
        args=(d,),
        name="child",
    )
    child.start()
    child.join()
    print("parent", d)
