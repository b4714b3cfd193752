"""The event is set."""

import threading

ready = threading.Event()


def work():
    ready.wait()
    print("go")


thread = threading.Thread(target=work)
thread.start()
ready.set()
thread.join()
