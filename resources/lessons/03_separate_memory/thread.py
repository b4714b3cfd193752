from threading import Thread

CHILDREN = 1
counter = 0
d = {}


def work():
    global counter
    counter += 1
    d["a"] = counter
    print("child ", counter, d)


if __name__ == "__main__":
    for _ in range(CHILDREN):
        child = Thread(target=work, name="child")
        child.start()
        child.join()
    print("parent", counter, d)
