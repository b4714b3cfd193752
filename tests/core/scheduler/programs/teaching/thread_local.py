import threading

data = threading.local()
data.name = "main"


def work(name):
    data.name = name
    show()


def show():
    print(getattr(data, "name", "nobody"), hasattr(data, "age"))


t = threading.Thread(target=work, args=("child",))
t.start()
t.join()
show()
